internal import News

extension Article.Key {
    /// The order in which keys are told wherever nothing else decides.
    static func < (a: Self, b: Self) -> Bool { (a.source, a.item) < (b.source, b.item) }
}
