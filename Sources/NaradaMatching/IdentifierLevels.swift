/// The level of two lists of identifiers in catalogue order: 0 one is shared, 1 none is, 2 a side has none.
///
/// Different codes of one recording are normal (one for each release, remaster or territory), so level 1 is called
/// "other", not "wrong"; the profile makes it mild.
func identifierLevel<ID: Hashable>(_ left: [ID], _ right: [ID]) -> Int {
    if left.isEmpty || right.isEmpty { return 2 }
    return left.contains(where: right.contains) ? 0 : 1
}
