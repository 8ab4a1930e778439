/// One thing that is wrong in a document, or that could be better.
package struct Finding: Sendable, Hashable {
    /// How much it matters.
    package enum Level: String, Sendable, Hashable, CaseIterable {
        /// Readers fail at it, or the format forbids it.
        case error
        /// Some readers are known to stumble over it.
        case warning
    }

    /// How much it matters.
    package var level: Level
    /// A short name of the rule, for programs.
    package var rule: String
    /// The line, counted from 1; nil where it is the document as a whole.
    package var line: Int?
    /// The column, counted from 1.
    package var column: Int?
    /// The element or member it is about, such as `rss/channel/item[3]/guid`.
    package var path: String
    /// What is wrong.
    package var text: String
    /// What to do about it.
    package var remedy: String
    /// Whether it is about one entry, which could be left out.
    package var isOfEntry: Bool

    /// Makes a finding.
    package init(
        level: Level,
        rule: String,
        line: Int?,
        column: Int?,
        path: String,
        text: String,
        remedy: String,
        isOfEntry: Bool = false
    ) {
        self.level = level
        self.rule = rule
        self.line = line
        self.column = column
        self.path = path
        self.text = text
        self.remedy = remedy
        self.isOfEntry = isOfEntry
    }
}

extension Finding: CustomStringConvertible {
    /// The finding as one line.
    package var description: String {
        let place = line.map { line in column.map { "\(line):\($0): " } ?? "\(line): " } ?? ""
        let path = path.isEmpty ? "" : "\(path): "
        return "\(place)\(level.rawValue): \(path)\(text); \(remedy) [\(rule)]"
    }
}
