/// A language tag in its usual letter case (BCP 47).
package struct LanguageTag: Sendable, Hashable {
    /// The tag, such as `ar-EG`.
    package let text: String

    /// Reads a tag as feeds write it, `en_us` included; returns nothing for what is no tag.
    package init?(_ written: some StringProtocol) {
        let subtags = written.trimmed.split(omittingEmptySubsequences: false) { $0 == "-" || $0 == "_" }
        guard let primary = subtags.first, subtags.count <= 8 else { return nil }
        // `x-…` is for private use, and `i-…` was registered before languages had codes (RFC 5646, 2.1).
        let isOdd = ["x", "i"].contains(primary.lowercased()) && subtags.count > 1
        guard isOdd || 2...3 ~= primary.utf8.count else { return nil }
        guard primary.utf8.allSatisfy({ 0x61...0x7A ~= $0 | 0x20 }) else { return nil }
        var tag = primary.lowercased()
        for subtag in subtags.dropFirst() {
            let isTag = subtag.utf8.allSatisfy { 0x61...0x7A ~= $0 | 0x20 || 0x30...0x39 ~= $0 }
            guard isTag, 1...8 ~= subtag.utf8.count else { return nil }
            tag += "-" + Self.cased(subtag)
        }
        text = tag
    }

    /// Whether the language is written from right to left, by its script or else by its usual one.
    package var isRightToLeft: Bool {
        let subtags = text.lowercased().split(separator: "-").map { String($0) }
        if let script = subtags.dropFirst().first(where: {
            $0.utf8.count == 4 && !($0.first?.isNumber ?? true)
        }) {
            return Self.rightToLeftScripts.contains(script)
        }
        return subtags.first.map { Self.rightToLeftLanguages.contains($0) } ?? false
    }

    /// Whether it is Arabic, or one of its spoken kinds.
    package var isArabic: Bool {
        ["ar", "arz", "ary", "arq", "apc"].contains(text.prefix { $0 != "-" })
    }

    /// Whether most letters of a text belong to scripts written from right to left; nil for one without letters.
    package static func isRightToLeft(text: some StringProtocol) -> Bool? {
        var balance = 0
        var hasLetters = false
        for scalar in text.unicodeScalars where scalar.properties.isAlphabetic {
            hasLetters = true
            switch scalar.value {
            case 0x0590...0x08FF, 0xFB1D...0xFDFF, 0xFE70...0xFEFC, 0x10800...0x10FFF, 0x1E800...0x1EFFF:
                balance += 1
            default: balance -= 1
            }
        }
        return hasLetters ? balance > 0 : nil
    }

    /// Regions are told in capitals, scripts with one: `zh-Hant-TW`.
    private static func cased(_ subtag: Substring) -> String {
        switch subtag.utf8.count {
        case 2: subtag.uppercased()
        case 4: subtag.prefix(1).uppercased() + subtag.dropFirst().lowercased()
        default: subtag.lowercased()
        }
    }

    private static let rightToLeftScripts: Set<String> = [
        "arab", "hebr", "syrc", "thaa", "nkoo", "adlm", "rohg", "mand", "samr",
    ]
    private static let rightToLeftLanguages: Set<String> = [
        "ar", "ara", "arz", "ary", "arq", "apc", "ajp", "acm", "aeb", "ars", "he", "heb", "iw", "yi", "fa",
        "fas",
        "per", "prs", "ps", "ur", "urd", "ug", "sd", "dv", "ckb", "azb", "syr", "nqo", "ks", "pnb", "lrc",
        "mzn",
    ]
}
