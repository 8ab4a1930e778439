internal import News

extension Article.Key {
    /// Whether it is of the newsroom's own article.
    var isOwn: Bool { source == Self.newsroom }

    /// The order in which keys are told wherever nothing else decides.
    static func < (a: Self, b: Self) -> Bool { (a.source, a.item) < (b.source, b.item) }
}
