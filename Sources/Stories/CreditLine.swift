/// Whose text a report says it is: in its dateline, behind its last words, or by the way it ends.
struct CreditLine {
    /// The agency or outlet, in lower case; nil when the text does not say.
    let name: String?

    /// How much of a text's beginning and end may credit somebody, in scalars.
    private static let reach = 100
    /// The longest name of an agency, in scalars.
    private static let longest = 32

    /// Looks for a credit in a text.
    init(_ text: String) {
        let scalars = text.unicodeScalars
        name =
            Self.dateline(text) ?? Self.ending(scalars.suffix(Self.reach))
            ?? (Self.isByReuters(text.utf8.suffix(600)) ? "reuters" : nil)
    }

    /// `CAIRO (Reuters) -`, `القاهرة - أ ش أ:`, `Reuters —`: the agency stands before the first words.
    private static func dateline(_ text: String) -> String? {
        if let dateline = Dateline(text) {
            // `(AP Photo)`, `(Reuters Health)`: the agency is the first of the words.
            let words = dateline.agency.split(separator: " ")
            return Agency.named(dateline.agency) ?? words.first.flatMap { Agency.named($0) }
                ?? dateline.agency
        }
        return parts(of: text.unicodeScalars.prefix(reach)).dropLast().prefix(3).lazy.compactMap(agency).first
    }

    /// `(AFP)`, `— Reuters`, `/AP/`: the agency stands behind the last words.
    private static func ending(_ text: Substring.UnicodeScalarView) -> String? {
        let parts = parts(of: text)
        guard parts.count > 1 else { return nil }
        return parts.last.flatMap(agency)
    }

    private static func agency(_ part: Substring.UnicodeScalarView) -> String? {
        part.count <= longest ? Agency.named(Substring(part)) : nil
    }

    /// What lies between the signs that set a credit off, where it has letters.
    private static func parts(of text: Substring.UnicodeScalarView) -> [Substring.UnicodeScalarView] {
        text.split { scalar in
            switch scalar {
            case "-", "–", "—", ":", "/", "،", ",", "(", ")", "[", "]", "|", ".", "\n": true
            default: false
            }
        }
        .filter { part in part.contains { $0.value > 0x40 } }
    }

    /// `(Reporting by …; Editing by …)` is how Reuters ends.
    private static func isByReuters(_ text: Substring.UTF8View) -> Bool {
        var rest = text
        while let open = rest.firstIndex(of: UInt8(ascii: "(")) {
            rest = rest[rest.index(after: open)...]
            if rest.starts(with: "Reporting ".utf8) { return true }
        }
        return false
    }
}
