/// Forms of languages, mail addresses and media types.
package enum NameRules {
    /// Whether a text is a language tag such as `ar-EG` (BCP 47).
    static func isLanguage(_ text: String) -> Bool {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard let first = parts.first, parts.allSatisfy({ (1...8).contains($0.utf8.count) && isPlain($0) })
        else { return false }
        let isAlphabetic = first.utf8.allSatisfy { 0x61...0x7A ~= $0 | 0x20 }
        if first.utf8.count == 1 { return ["x", "i"].contains(first.lowercased()) && parts.count > 1 }
        return isAlphabetic && (2...3).contains(first.utf8.count)
    }

    /// Whether a text is a mail address.
    package static func isMail(_ text: some StringProtocol) -> Bool {
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count == 2, !parts[0].isEmpty, parts[1].contains("."), !parts[1].hasPrefix("."),
            !parts[1].hasSuffix("."), !parts[1].contains("..")
        else { return false }
        return text.unicodeScalars.allSatisfy {
            $0.value > 0x20 && $0.value != 0x7F && !"()<>,;:\\\"[]".unicodeScalars.contains($0)
        }
    }

    /// Whether a text has the form that RSS wants of people: `mail@host (Name)`.
    static func isMailbox(_ text: String) -> Bool {
        guard let open = text.firstRange(of: " ("), text.hasSuffix(")") else { return false }
        let name = text[open.upperBound...].dropLast()
        return isMail(text[..<open.lowerBound]) && name.contains { !$0.isWhitespace }
    }

    /// Whether a text is a media type such as `image/jpeg`.
    package static func isMediaType(_ text: String) -> Bool {
        let bare = text.split(separator: ";", omittingEmptySubsequences: false)[0]
        let parts = bare.split(separator: "/", omittingEmptySubsequences: false)
        return parts.count == 2
            && parts.allSatisfy { part in
                !part.isEmpty
                    && part.unicodeScalars.allSatisfy {
                        $0.value > 0x20 && $0.value < 0x7F && !"()<>@,:\\\"[]?=".unicodeScalars.contains($0)
                    }
            }
    }

    private static func isPlain(_ text: Substring) -> Bool {
        text.utf8.allSatisfy { 0x61...0x7A ~= $0 | 0x20 || 0x30...0x39 ~= $0 }
    }
}
