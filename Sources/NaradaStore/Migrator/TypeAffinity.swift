/// How SQLite stores values of a declared type; the rest of the type's name is decoration.
///
/// "Datatypes In SQLite", §3.1, the five rules in their order.
enum TypeAffinity: String, Hashable {
    case integer
    case text
    case blob
    case real
    case numeric

    init(declaredType: String) {
        let type = declaredType.uppercased()
        if type.contains("INT") {
            self = .integer
        } else if ["CHAR", "CLOB", "TEXT"].contains(where: type.contains) {
            self = .text
        } else if type.isEmpty || type.contains("BLOB") {
            self = .blob
        } else if ["REAL", "FLOA", "DOUB"].contains(where: type.contains) {
            self = .real
        } else {
            self = .numeric
        }
    }
}
