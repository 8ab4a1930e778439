package import FeedFormats

/// One feed the newsroom publishes, in one or several formats.
package struct Output: Sendable, Hashable {
    /// Which articles an output takes.
    package enum Selection: String, Sendable, Hashable, Codable, CaseIterable {
        /// The newsroom's own.
        case own
        /// What came through subscriptions.
        case wire
        /// Both.
        case all
    }

    /// The stem of its files: `articles` gives `articles.rss.xml`, `articles.atom.xml`, `articles.json`.
    package var name: String
    /// The feed's title.
    package var title: String
    /// Which articles it takes.
    package var selection: Selection
    /// The formats it is written in.
    package var formats: [Feed.Format]
    /// How many stories at most, the newest first.
    package var limit: Int

    /// Makes an output.
    package init(name: String, title: String, selection: Selection, formats: [Feed.Format], limit: Int) {
        self.name = name
        self.title = title
        self.selection = selection
        self.formats = formats
        self.limit = limit
    }
}
