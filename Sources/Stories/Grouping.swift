package import News

/// What a run found: for each article its group at each relation, and why.
package struct Grouping: Sendable {
    /// The articles in the order they came.
    package var keys: [Article.Key]
    /// For each article the one that names its group of the same item.
    package var item: [Article.Key]
    /// For each article the one that names its group of the same text.
    package var text: [Article.Key]
    /// For each article the one that names its group of the same event.
    package var event: [Article.Key]
    /// What joined articles, and what kept apart some that look alike.
    package var evidence: [Evidence]
}
