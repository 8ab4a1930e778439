package import FeedFormats

/// A piece of journalism as the newsroom knows it: its own, or one that a feed it reads published.
///
/// Every fallback is already decided: what is nil here is known by nobody.
package struct Article: Sendable, Hashable, Codable {
    /// What tells this article from every other, for ever.
    package var key: Key
    /// The headline, plain text; empty only when there is no text to take one from.
    package var headline: String
    /// A second line under the headline.
    package var subtitle: String?
    /// Who answers for the newsroom on this article: supervisor, editor-in-chief and the like.
    package var masthead: [Role]
    /// Who wrote it, in the byline's order.
    package var byline: [Person]
    /// When it was published, with its local offset.
    package var published: Timestamp?
    /// When it last changed in a way worth telling.
    package var updated: Timestamp?
    /// The short text, as it came.
    package var summary: Text?
    /// The full text, as it came.
    package var body: Text?
    /// The address where readers find it.
    package var permalink: String?
    /// The part of the paper it stands in.
    package var section: String?
    /// What it is about, without duplicates.
    package var categories: [Category]
    /// The language (BCP 47).
    package var language: String?
    /// Pictures and other files.
    package var attachments: [Attachment]
    /// Who holds which rights.
    package var rights: String?
    /// Whose text it says it is, when it came through somebody else's feed (`source`).
    package var credit: Credit?
    /// What was wrong in it before and has been put right, in words for readers.
    package var correction: String?
    /// The time before which nothing of it may be published.
    package var embargo: Timestamp?

    /// Makes an article of which only the key and the headline are known.
    package init(key: Key, headline: String) {
        self.key = key
        self.headline = headline
        masthead = []
        byline = []
        categories = []
        attachments = []
    }
}

extension Article {
    /// What tells an article from every other: where it came from, and the id it has there.
    package struct Key: Sendable, Hashable, Codable {
        /// The canonical address of the feed it came through; `Key.newsroom` for the newsroom's own.
        package var source: String
        /// The id within that source: guid, else permalink, else a hash of what it says.
        package var item: String

        /// The `source` of the newsroom's own articles.
        package static let newsroom = "newsroom"

        /// Whether it is of the newsroom's own article.
        package var isOwn: Bool { source == Self.newsroom }

        /// Makes a key.
        package init(source: String, item: String) {
            self.source = source
            self.item = item
        }
    }

    /// A line of the masthead, such as `Editor in Chief` and a name.
    package struct Role: Sendable, Hashable, Codable {
        /// The role as written.
        package var title: String
        /// Who holds it.
        package var name: String
        /// Their mail address.
        package var email: String?

        /// Makes a role.
        package init(title: String, name: String, email: String? = nil) {
            self.title = title
            self.name = name
            self.email = email
        }
    }

    /// A picture or another file, with what is said about it.
    package struct Attachment: Sendable, Hashable, Codable {
        /// The file.
        package var file: Enclosure
        /// The caption.
        package var caption: String?
        /// Who made it.
        package var credit: String?

        /// Makes an attachment.
        package init(_ file: Enclosure, caption: String? = nil, credit: String? = nil) {
            self.file = file
            self.caption = caption
            self.credit = credit
        }
    }

    /// The outlet a text says it comes from.
    package struct Credit: Sendable, Hashable, Codable {
        /// The outlet's name.
        package var name: String?
        /// Its feed or page.
        package var url: String?

        /// Makes a credit.
        package init(name: String? = nil, url: String? = nil) {
            self.name = name
            self.url = url
        }
    }

    /// Whether the newsroom itself wrote it.
    package var isOwn: Bool { key.isOwn }
}
