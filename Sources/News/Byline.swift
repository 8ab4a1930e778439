internal import Check
internal import FeedFormats

/// The people that a byline names.
enum Byline {
    /// Reads a byline such as `By Business Desk and City Desk`.
    ///
    /// Names are divided at `and`, `&`, `و`, semicolons and, between names of several words, commas. An Arabic
    /// `و` that is joined to the next name divides nothing: many names begin with that letter.
    static func people(in line: String) -> [Person] {
        var parts = [withoutPreposition(line)]
        for divider in [" and ", " & ", " و ", ";", "؛"] {
            parts = parts.flatMap { divide($0, at: divider) }
        }
        let byComma = parts.flatMap { $0.split { $0 == "," || $0 == "،" }.map(\.trimmed) }
        if byComma.allSatisfy({ $0.words.count > 1 }) { parts = byComma }
        return parts.map(\.trimmed).filter { !$0.isEmpty }.map(person)
    }

    /// Reads one name, with a mail address in angle or round brackets if there is one.
    static func person(_ text: String) -> Person {
        for (open, close) in [("<", ">"), ("(", ")")] as [(Character, Character)] {
            guard let start = text.firstIndex(of: open), let end = text.lastIndex(of: close), start < end
            else {
                continue
            }
            let inner = text[text.index(after: start)..<end].trimmed
            let email = inner.lowercased().hasPrefix("mailto:") ? String(inner.dropFirst(7)) : inner
            guard NameRules.isMail(email) else { continue }
            let name = (text[..<start] + text[text.index(after: end)...]).trimmed
            return Person(name: name.isEmpty ? nil : name, email: email)
        }
        return Person(name: text.trimmed)
    }

    /// Whether a line could be a byline: short, and no sentence.
    static func isPlausible(_ line: String) -> Bool {
        guard line.utf8.count <= 200, line.count <= 90, line.words.count <= 12 else { return false }
        guard line.unicodeScalars.contains(where: \.properties.isAlphabetic) else { return false }
        let text = line.trimmed
        if ["jr.", "sr.", "ph.d.", "m.d."].contains(where: text.lowercased().hasSuffix) { return true }
        // A quotation mark ends what somebody said, and a dash or a colon announces the text.
        return text.last.map { !".!?…؟。:;،,-–—\"”’»".contains($0) } ?? false
    }

    /// Whether a line says itself that it is a byline: `By` and a capitalised name, or `بقلم` and a name.
    static func isMarked(_ line: String) -> Bool {
        let name = withoutPreposition(line)
        guard name != line.trimmed, isPlausible(line), 1...6 ~= name.words.count else { return false }
        return name.words.allSatisfy {
            $0 == "and" || $0.first.map { !$0.isLowercase && !$0.isNumber } ?? false
        }
    }

    private static func withoutPreposition(_ line: String) -> String {
        let text = line.trimmed
        for preposition in ["by ", "by: ", "by:", "بقلم ", "بقلم:", "كتب ", "كتبت ", "كتب:", "كتبت:"]
        where text.lowercased().hasPrefix(preposition) {
            return text.dropFirst(preposition.count).trimmed
        }
        return text
    }

    /// Divides a part, but not the name of a desk such as `Arts and Culture Desk`.
    private static func divide(_ text: String, at divider: String) -> [String] {
        let parts = text.split(separator: divider).map(\.trimmed).filter { !$0.isEmpty }
        guard parts.count > 1, let first = parts.first?.words, let last = parts.last?.words else {
            return [text]
        }
        let isDesk = last.last.map { desks.contains($0.lowercased()) } ?? false
        let isOneDesk = isDesk && last.count > 1 && first.count == 1
        return isOneDesk ? [text] : parts
    }

    private static let desks: Set<String> = [
        "desk", "team", "staff", "department", "section", "unit", "bureau", "board",
    ]
}
