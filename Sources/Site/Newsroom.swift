package import News

/// What the newsroom's feeds say of the newsroom.
package struct Newsroom: Sendable, Hashable {
    /// The name of the newspaper; the author of its feeds.
    package var title: String
    /// The home page.
    package var link: String
    /// One sentence for feed readers.
    package var description: String
    /// The language of articles that name none (BCP 47).
    package var language: String?
    /// Who holds which rights.
    package var copyright: String?
    /// Where the published files are served; nil when nobody serves them.
    package var feedBase: String?
    /// Who mints its feeds' ids, and since when (RFC 4151), such as `example.com,2026-11-19`; nil when the
    /// feeds' addresses are their ids.
    package var tag: String?
    /// Who answers for the newsroom.
    package var masthead: [Article.Role]
    /// What introduces the outlets that carry the same text; nil when no line is wanted.
    package var carriedBy: String? = "Also carried by"

    /// The page that tells who answers for the newsroom.
    package var mastheadPage: String?
    /// The page that tells how it corrects mistakes.
    package var correctionsPage: String?
    /// The licence of its articles.
    package var license: String?
    /// The WebSub hubs that are told of changes.
    package var hubs: [String] = []
    /// Its small square picture.
    package var icon: String?
    /// Its wide picture.
    package var logo: String?

    /// Makes a newsroom.
    package init(
        title: String,
        link: String,
        description: String,
        language: String? = nil,
        copyright: String? = nil,
        feedBase: String? = nil,
        masthead: [Article.Role] = []
    ) {
        self.title = title
        self.link = link
        self.description = description
        self.language = language
        self.copyright = copyright
        self.feedBase = feedBase
        self.masthead = masthead
    }
}
