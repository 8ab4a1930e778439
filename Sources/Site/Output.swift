package import FeedFormats
package import Stories

/// One feed the newsroom publishes, in one or several formats.
package struct Output: Sendable, Hashable {
    /// Which stories an output takes.
    package typealias Selection = Stories.Selection

    /// The stem of its files: `articles` gives `articles.rss.xml`, `articles.atom.xml`, `articles.json`.
    package var name: String
    /// The feed's title.
    package var title: String
    /// Which stories it takes.
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

    /// The name of its file in a format.
    package func fileName(as format: Feed.Format) -> String {
        switch format {
        case .rss: name + ".rss.xml"
        case .atom: name + ".atom.xml"
        case .json: name + ".json"
        }
    }
}
