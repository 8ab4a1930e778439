/// A headline without what desks set before and behind it.
struct Headline {
    /// The headline itself.
    let text: Substring
    /// What its marks say of the article's life: `UPDATE 1-`, `CORRECTED:`, `(تصحيح)`.
    let stage: Stage

    /// Takes the marks off a headline, and the name of its outlet.
    init(_ whole: String, outlet: String) {
        var text = whole[...]
        var stage = Stage.first
        while let mark = Self.mark(of: text) {
            stage = max(stage, mark.stage)
            text = mark.rest
        }
        self.text = Self.withoutName(text, outlet)
        self.stage = stage
    }

    /// The marks before a headline end with a colon or a dash, or stand in brackets.
    private static func mark(of text: Substring) -> (stage: Stage, rest: Substring)? {
        guard hasMark(text.utf8) else { return nil }
        let text = text.drop { $0.isWhitespace }
        let isBracketed = text.first == "(" || text.first == "["
        let inside = isBracketed ? text.dropFirst() : text
        let ends: [Character] = isBracketed ? [")", "]"] : [":", "-", "–", "—", "|"]
        guard let end = inside.prefix(28).firstIndex(where: ends.contains) else { return nil }
        var stage = Stage.first
        var isMark = false
        for word in inside[..<end].lowercased().split(whereSeparator: { !$0.isLetter && !$0.isNumber }) {
            if let known = Stage.words[String(word)] {
                stage = max(stage, known)
                isMark = true
            } else if !word.allSatisfy(\.isNumber), !ordinals.contains(String(word)) {
                return nil
            }
        }
        let rest = inside[inside.index(after: end)...]
        return isMark && rest.contains(where: \.isLetter) ? (stage, rest) : nil
    }

    /// Whether one of the signs that end a mark stands near the beginning; most headlines have none.
    private static func hasMark(_ bytes: Substring.UTF8View) -> Bool {
        bytes.prefix(64).contains { byte in
            switch byte {
            case UInt8(ascii: ":"), UInt8(ascii: "-"), UInt8(ascii: "|"), UInt8(ascii: ")"): true
            case UInt8(ascii: "]"), 0xE2: true
            default: false
            }
        }
    }

    /// A headline that ends with a dash and the outlet's name goes without both.
    private static func withoutName(_ text: Substring, _ outlet: String) -> Substring {
        guard !outlet.isEmpty, text.utf8.reversed().starts(with: outlet.utf8.reversed()) else { return text }
        let rest = text.dropLast(outlet.count)
        guard let separator = rest.lastIndex(where: { !$0.isWhitespace }), "-|–—•".contains(rest[separator]),
            rest[..<separator].last?.isWhitespace == true
        else { return text }
        return rest[..<separator]
    }

    private static let ordinals: Set<String> = [
        "1st", "2nd", "3rd", "4th", "5th", "first", "second", "third", "اولى", "أولى", "ثانية", "ثالثة",
        "وأخيرة", "واخيرة", "أخيرة", "اخيرة",
    ]
}
