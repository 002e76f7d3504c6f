/// `text` in quotes for a sentence: one line, control characters as blanks, cut after 60 characters with `…`.
///
/// Cost: bounded, whatever the length of `text`.
func quoted(_ text: String) -> String {
    // Sixty characters show what a value is and keep the sentence on a terminal's line.
    let limit = 60
    var shown = ""
    var count = 0
    for scalar in text.unicodeScalars {
        if count == limit { return "\"\(shown)…\"" }
        let isControl = scalar.value < 0x20 || (0x7f...0x9f).contains(scalar.value)
        shown.unicodeScalars.append(isControl ? " " : scalar)
        count += 1
    }
    return "\"\(shown)\""
}
