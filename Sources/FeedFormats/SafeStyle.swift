/// Sifts the declarations of a `style` attribute.
enum SafeStyle {
    /// The declarations that may stay, in one form; nil when none may.
    static func sifted(_ style: String) -> String? {
        // Escapes and comments could hide what a browser would see.
        guard !style.contains("\\"), !style.contains("/*"), !style.contains("<") else { return nil }
        var kept: [String] = []
        for declaration in style.split(separator: ";") {
            guard let colon = declaration.firstIndex(of: ":") else { continue }
            let property = word(declaration[..<colon]).lowercased()
            let value = word(declaration[declaration.index(after: colon)...])
            if !value.isEmpty, isAllowed(property, value) { kept.append("\(property): \(value);") }
        }
        return kept.isEmpty ? nil : kept.joined(separator: " ")
    }

    private static func isAllowed(_ property: String, _ value: String) -> Bool {
        let lowered = value.lowercased()
        guard isPlain(lowered) else { return false }
        // Functions load, compute or run; the colour ones alone are harmless.
        for part in lowered.split(separator: "(", omittingEmptySubsequences: false).dropLast() {
            guard let name = part.split(whereSeparator: { !$0.isLetter && !$0.isNumber && $0 != "-" }).last,
                ["rgb", "rgba", "hsl", "hsla"].contains(name), part.hasSuffix(name)
            else { return false }
        }
        if lowered.contains("@") || lowered.contains("javascript") || lowered.contains("expression") {
            return false
        }
        guard SafeHTML.families.contains(property.prefix { $0 != "-" }) else {
            return SafeHTML.properties.contains(property)
        }
        return lowered.split(whereSeparator: \.isWhitespace).allSatisfy {
            SafeHTML.keywords.contains(String($0)) || isMeasure($0) || isColour($0)
        }
    }

    /// Whether it is a number that moves nothing out of sight; validators of feeds know no longer one.
    private static func isMeasure(_ word: Substring) -> Bool {
        let number = word.prefix { $0.isASCII && $0.isNumber || $0 == "." }
        let unit = word[number.endIndex...]
        guard ["", "px", "em", "ex", "pt", "pc", "in", "cm", "mm", "%", ",", ")"].contains(unit) else {
            return false
        }
        let parts = number.split(separator: ".", omittingEmptySubsequences: false)
        return switch parts.count {
        case 1: 1...3 ~= parts[0].count
        case 2: parts[0].count <= 1 && 1...2 ~= parts[1].count
        default: false
        }
    }

    private static func isColour(_ word: Substring) -> Bool {
        if word.hasPrefix("#") { return word.count > 1 && word.dropFirst().allSatisfy(\.isHexDigit) }
        guard word.hasPrefix("rgb(") else { return false }
        let rest = word.dropFirst(4)
        return rest.first?.isNumber == true && rest.contains(",")
            && rest.allSatisfy { $0.isNumber || $0 == "," || $0 == ")" }
    }

    /// Whether a value holds only what validators of feeds take for harmless: words, quoted words, numbers in
    /// parentheses, and hyphens within words.
    private static func isPlain(_ value: String) -> Bool {
        func isWord(_ character: Character?) -> Bool {
            character.map { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") } ?? false
        }
        var rest = value[...]
        var before: Character?
        while let character = rest.popFirst() {
            switch character {
            case "'", "\"", "(":
                guard let end = rest.firstIndex(of: character == "(" ? ")" : character),
                    end > rest.startIndex,
                    rest[..<end].allSatisfy({ $0 == " " || isWord($0) || character == "(" && $0 == "," })
                else { return false }
                rest = rest[rest.index(after: end)...]
            case "-": guard isWord(before), isWord(rest.first) else { return false }
            default: guard isWord(character) || ",#%. !".contains(character) else { return false }
            }
            before = character
        }
        return true
    }

    private static func word(_ text: Substring) -> String {
        text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}
