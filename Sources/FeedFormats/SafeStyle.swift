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
        // Functions load, compute or run; the colour ones alone are harmless.
        for part in lowered.split(separator: "(", omittingEmptySubsequences: false).dropLast() {
            guard let name = part.split(whereSeparator: { !$0.isLetter && !$0.isNumber && $0 != "-" }).last,
                ["rgb", "rgba", "hsl", "hsla"].contains(name), part.hasSuffix(name)
            else { return false }
        }
        if lowered.contains("@") || lowered.contains("javascript") || lowered.contains("expression") {
            return false
        }
        if SafeHTML.properties.contains(property) { return true }
        guard
            SafeHTML.shorthands.contains(property)
                || SafeHTML.families.contains(where: { property.hasPrefix($0) })
        else { return false }
        return lowered.split(whereSeparator: \.isWhitespace).allSatisfy {
            SafeHTML.keywords.contains(String($0)) || isMeasure($0) || isColour($0)
        }
    }

    private static func isMeasure(_ word: Substring) -> Bool {
        let number = word.drop { $0 == "-" || $0 == "+" }.prefix { $0.isASCII && $0.isNumber || $0 == "." }
        // A larger one moves text out of sight.
        guard let value = Double(number), value < 1000 else { return false }
        let unit = word[number.endIndex...]
        return ["", "px", "em", "ex", "rem", "pt", "pc", "in", "cm", "mm", "%", "ch", "vw", "vh", "q", ","]
            .contains(String(unit))
    }

    private static func isColour(_ word: Substring) -> Bool {
        if word.hasPrefix("#") { return word.count <= 9 && word.dropFirst().allSatisfy(\.isHexDigit) }
        return word.hasPrefix("rgb(") || word.hasPrefix("rgba(") || word.hasPrefix("hsl(")
    }

    private static func word(_ text: Substring) -> String {
        text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}
