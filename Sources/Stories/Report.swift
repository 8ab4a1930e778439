package import News

/// An article as grouping knows it.
package struct Report: Sendable, Hashable, Codable {
    /// What tells it from every other.
    package var key: Article.Key
    /// What grouping remembers of its text.
    package var print: Fingerprint
    /// Where an earlier run put it; nil when it is new.
    package var groups: Groups?
    /// Whether no run has seen an article under its key.
    package var isUnseen: Bool

    /// The groups of an article, each named by its first member.
    package struct Groups: Sendable, Hashable, Codable {
        package var item: Article.Key
        package var text: Article.Key
        package var event: Article.Key

        /// Makes the groups of an article.
        package init(item: Article.Key, text: Article.Key, event: Article.Key) {
            self.item = item
            self.text = text
            self.event = event
        }

        /// The group at a relation.
        package subscript(relation: Relation) -> Article.Key {
            switch relation {
            case .item: item
            case .text: text
            case .event: event
            }
        }
    }

    /// Makes a report of an article, new unless said otherwise.
    package init(key: Article.Key, print: Fingerprint, groups: Groups? = nil, isUnseen: Bool? = nil) {
        self.key = key
        self.print = print
        self.groups = groups
        self.isUnseen = isUnseen ?? (groups == nil)
    }
}
