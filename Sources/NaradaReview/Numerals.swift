import Foundation

/// Numbers as a person reads them, the same in every locale.
public enum Numerals {
    /// `12,034`.
    public static func grouped(_ number: Int) -> String {
        let digits = String(number.magnitude)
        var out = ""
        for (index, digit) in digits.enumerated() {
            if index > 0 && (digits.count - index).isMultiple(of: 3) { out.append(",") }
            out.append(digit)
        }
        return number < 0 ? "-" + out : out
    }

    /// `12,034 rows`, `1 row`.
    public static func count(_ number: Int, _ singular: String, _ plural: String? = nil) -> String {
        grouped(number) + " " + (number == 1 ? singular : plural ?? singular + "s")
    }

    /// A match weight with its sign: `+9.50`.
    static func bits(_ weight: Double) -> String {
        guard weight.isFinite else { return weight < 0 ? "-∞" : "+∞" }
        return String(format: "%+.2f", weight)
    }

    /// A number of bits without a sign: `9.50 bits`.
    static func plainBits(_ bits: Double) -> String { String(format: "%.2f bits", abs(bits)) }

    /// Minutes and seconds, `3:38`, or hours too, `1:02:03`; nothing where the length is unknown.
    public static func length(milliseconds: Int?) -> String {
        guard let milliseconds else { return "" }
        let seconds = (milliseconds + 500) / 1000
        let (hours, minutes, rest) = (seconds / 3600, seconds / 60 % 60, seconds % 60)
        let tail = (rest < 10 ? "0" : "") + String(rest)
        if hours == 0 { return "\(minutes):\(tail)" }
        return "\(hours):" + (minutes < 10 ? "0" : "") + "\(minutes):\(tail)"
    }

    /// `0.4 s`, `75 s`, `4 min 05 s`.
    static func seconds(_ seconds: Double) -> String {
        if seconds < 10 { return String(format: "%.1f s", seconds) }
        if seconds < 120 { return String(format: "%.0f s", seconds) }
        let whole = Int(seconds.rounded())
        return String(format: "%d min %02d s", whole / 60, whole % 60)
    }

    /// `99.98 %`; never rounded up to a certainty that evidence does not have.
    static func percent(_ probability: Double) -> String {
        let hundredths = (probability * 10_000).rounded(.down) / 100
        return String(format: "%.2f %%", min(max(hundredths, 0), 99.99))
    }

    /// `4.2 MB`, in powers of 1000 as file managers count.
    static func bytes(_ count: Int) -> String {
        var value = Double(count)
        for unit in ["bytes", "kB", "MB", "GB"] {
            if value < 1000 {
                return unit == "bytes" ? Self.count(count, "byte") : String(format: "%.1f ", value) + unit
            }
            value /= 1000
        }
        return String(format: "%.1f TB", value)
    }
}
