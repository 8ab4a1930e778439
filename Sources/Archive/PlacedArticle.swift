package import News

/// An article that a grouping looks at, and where an earlier one put it.
package struct PlacedArticle: Sendable, Hashable {
    /// The story and the event of an article, by number.
    package struct Place: Sendable, Hashable {
        package let story: Int64
        package let event: Int64
    }

    /// The article.
    package let article: Article
    /// Where it is; nil when no grouping has looked at this version of it, or all are to be judged anew.
    package let place: Place?
}
