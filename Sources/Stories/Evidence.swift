package import News

/// Why two articles were put together, or kept apart although they look alike.
package struct Evidence: Sendable, Hashable, Codable {
    /// The articles, the smaller key first.
    package var first: Article.Key
    package var second: Article.Key
    /// The relation that holds between them; nil when they were kept apart.
    package var relation: Relation?
    /// The rule that decided, such as `same canonical URL`.
    package var rule: String
    /// How strong the likeness is, 0 to 1.
    package var score: Double

    /// Makes a piece of evidence.
    package init(
        _ first: Article.Key,
        _ second: Article.Key,
        relation: Relation?,
        rule: String,
        score: Double
    ) {
        self.first = first
        self.second = second
        self.relation = relation
        self.rule = rule
        self.score = score
    }
}
