import CICU
import Synchronization

/// The Mandarin readings of Han characters, each asked of ICU once for the process.
///
/// The transform reads character by character, and takes 8 µs for each; a library of Chinese songs uses a few
/// thousand different ones over and over. Memory: about 60 bytes for each character met.
enum HanReadings {
    private static let known = Mutex<[Unicode.Scalar: String]>([:])

    /// The text with every Han character replaced by its syllable between blanks; a character that ICU cannot read
    /// stays.
    static func reading(of text: String) -> String {
        known.withLock { known in
            var result = ""
            for scalar in text.unicodeScalars {
                guard Script.of(scalar) == .han else {
                    result.unicodeScalars.append(scalar)
                    continue
                }
                let syllable =
                    known[scalar]
                    ?? Folder.transformed(String(scalar), by: narada_han_to_latin) ?? String(scalar)
                known[scalar] = syllable
                result += " " + syllable + " "
            }
            return result
        }
    }
}
