/// Whose text a report says it is: in its dateline, behind its last words, or by the way it ends.
struct CreditLine {
    /// The agency or outlet, in lower case; nil when the text does not say.
    let name: String?

    /// How much of a text's beginning and end may credit somebody, in bytes.
    private static let reach = 160
    /// How far from its end a text may name its reporters, in bytes.
    private static let reporters = 600
    /// The longest name of an agency, in bytes.
    private static let longest = 64

    /// Looks for a credit in a text whose dateline is known.
    init(_ text: String, _ dateline: Dateline?) {
        let bytes = text.utf8.span
        name =
            dateline.map(Self.agency(in:)) ?? Self.opening(bytes) ?? Self.ending(bytes)
            ?? (Self.isByReuters(bytes) ? "reuters" : nil)
    }

    /// `(AP Photo)`, `(Reuters Health)`: the agency is the first of the words, where they are not all of it.
    private static func agency(in dateline: Dateline) -> String {
        let first = dateline.agency.prefix { $0 != " " }
        return Agency.named(dateline.agency) ?? Agency.named(String(first)) ?? dateline.agency
    }

    /// `القاهرة - أ ش أ:`, `Reuters —`: the agency stands before the first words.
    private static func opening(_ bytes: Span<UInt8>) -> String? {
        var start = 0
        var parts = 0
        for index in 0..<min(reach, bytes.count) where parts < 3 && isSign(bytes, index) {
            if let agency = agency(bytes, start..<index) { return agency }
            if index > start + 1 { parts += 1 }
            start = index + 1
        }
        return nil
    }

    /// `(AFP)`, `— Reuters`, `/AP/`: the agency stands behind the last words.
    private static func ending(_ bytes: Span<UInt8>) -> String? {
        var end = bytes.count
        let first = max(0, bytes.count - reach)
        var index = bytes.count - 1
        while index >= first {
            if isSign(bytes, index) {
                if index + 1 < end, hasLetters(bytes, (index + 1)..<end) {
                    return agency(bytes, (index + 1)..<end)
                }
                end = index
            }
            index -= 1
        }
        return nil
    }

    private static func agency(_ bytes: Span<UInt8>, _ part: Range<Int>) -> String? {
        part.count < 2 || part.count > longest ? nil : Agency.named(bytes, part)
    }

    private static func hasLetters(_ bytes: Span<UInt8>, _ part: Range<Int>) -> Bool {
        part.contains { bytes[$0] > 0x40 }
    }

    /// Whether a byte belongs to one of the signs that set a credit off.
    private static func isSign(_ bytes: Span<UInt8>, _ index: Int) -> Bool {
        switch bytes[index] {
        case 0x0A, 0x28, 0x29, 0x2C, 0x2D, 0x2E, 0x2F, 0x3A, 0x5B, 0x5D, 0x7C: true
        // The three bytes of dashes and quotation marks start with E2, the Arabic comma is D8 8C.
        case 0xE2: true
        case 0xD8: index + 1 < bytes.count && bytes[index + 1] == 0x8C
        case 0x80...0xBF where index > 0:
            bytes[index - 1] == 0xE2 || index > 1 && bytes[index - 2] == 0xE2
                || bytes[index] == 0x8C && bytes[index - 1] == 0xD8
        default: false
        }
    }

    /// `(Reporting by …; Editing by …)` is how Reuters ends.
    private static func isByReuters(_ bytes: Span<UInt8>) -> Bool {
        var start = max(0, bytes.count - reporters)
        while start + reporting.count <= bytes.count {
            if bytes[start] == reporting[0],
                reporting.indices.allSatisfy({ bytes[start + $0] == reporting[$0] })
            {
                return true
            }
            start += 1
        }
        return false
    }

    private static let reporting = Array("(Reporting ".utf8)
}
