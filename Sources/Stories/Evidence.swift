package import News

/// Why two articles were put together, or kept apart although they look alike.
package struct Evidence: Sendable, Hashable, Codable {
    /// The articles, the smaller key first.
    package var first: Article.Key
    package var second: Article.Key
    /// The finest relation that holds between them; nil when they were kept apart.
    package var relation: Relation?
    /// The rule that decided, such as `same canonical address`.
    package var rule: String
    /// How strong the likeness is, 0 to 1.
    package var score: Double

    /// Makes a piece of evidence; the articles may come in either order.
    package init(_ a: Article.Key, _ b: Article.Key, relation: Relation?, rule: String, score: Double) {
        let isOrdered = (a.source, a.item) <= (b.source, b.item)
        first = isOrdered ? a : b
        second = isOrdered ? b : a
        self.relation = relation
        self.rule = rule
        self.score = score
    }
}
