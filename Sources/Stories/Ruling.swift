package import FeedFormats
package import News

/// What somebody decided on articles; it goes before every rule.
///
/// A later ruling overrides an earlier one on the same articles, and one that was undone counts no more. None is
/// ever changed or deleted.
package struct Ruling: Sendable, Hashable {
    /// What was decided.
    package enum Kind: String, Sendable, Hashable, Codable, CaseIterable {
        /// The first article and each of the others are together.
        case join
        /// The first article and each of the others are apart.
        case split
        /// The article stands for whatever story it is in.
        case prefer
        /// Each second article is the one before it, under the id its publisher gave it earlier.
        case reissue
        /// An earlier ruling counts no more.
        case undo
    }

    /// Its number; later ones have higher numbers.
    package var number: Int64
    /// What was decided.
    package var kind: Kind
    /// The relation that holds from now on, or that holds no more.
    package var relation: Relation?
    /// The articles it is about.
    package var articles: [Article.Key]
    /// The ruling that it undoes.
    package var undoes: Int64?
    /// Who decided.
    package var author: String
    /// Why; empty when nobody said.
    package var reason: String
    /// When.
    package var time: Timestamp

    /// Makes a ruling; it has no number before it is stored.
    package init(
        _ kind: Kind,
        _ relation: Relation? = nil,
        on articles: [Article.Key],
        undoing undoes: Int64? = nil,
        number: Int64 = 0,
        by author: String,
        because reason: String = "",
        at time: Timestamp
    ) {
        self.number = number
        self.kind = kind
        self.relation = relation
        self.articles = articles
        self.undoes = undoes
        self.author = author
        self.reason = reason
        self.time = time
    }

    /// The pairs of articles that it holds together or keeps apart.
    var pairs: [(Article.Key, Article.Key)] {
        switch kind {
        case .join, .split: articles.dropFirst().map { (articles[0], $0) }
        case .reissue: stride(from: 1, to: articles.count, by: 2).map { (articles[$0 - 1], articles[$0]) }
        case .prefer, .undo: []
        }
    }
}

extension [Ruling] {
    /// Those that were not undone, with the undoings that count.
    package var effective: [Ruling] {
        var undone: Set<Int64> = []
        for ruling in reversed() where !undone.contains(ruling.number) {
            if let earlier = ruling.undoes { undone.insert(earlier) }
        }
        return filter { !undone.contains($0.number) }
    }

    /// Those that decide about articles now.
    package var standing: [Ruling] { effective.filter { $0.kind != .undo } }
}
