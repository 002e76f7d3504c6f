/// The plain twin of the CSV writer: RFC 4180 read character by character.
enum CSVReading {
    /// The records of `text`, or nil where it is not well-formed.
    static func records(_ text: String) -> [[String]]? {
        var records: [[String]] = []
        var record: [String] = []
        var field = ""
        var isQuoted = false
        var scalars = Array(text.unicodeScalars)[...]
        while let scalar = scalars.popFirst() {
            if isQuoted {
                if scalar != "\"" {
                    field.unicodeScalars.append(scalar)
                } else if scalars.first == "\"" {
                    field.unicodeScalars.append("\"")
                    scalars.removeFirst()
                } else {
                    isQuoted = false
                }
            } else if scalar == "\"" {
                guard field.isEmpty else { return nil }
                isQuoted = true
            } else if scalar == "," {
                record.append(field)
                field = ""
            } else if scalar == "\r" {
                guard scalars.popFirst() == "\n" else { return nil }
                records.append(record + [field])
                record = []
                field = ""
            } else {
                field.unicodeScalars.append(scalar)
            }
        }
        return isQuoted || !field.isEmpty || !record.isEmpty ? nil : records
    }
}
