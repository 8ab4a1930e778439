package import FeedFormats
package import Stories

/// One feed the newsroom publishes, in one or several formats.
package struct Output: Sendable, Hashable {
    /// Which stories an output takes.
    package typealias Selection = Stories.Selection

    /// How much of an article is told.
    package enum Extent: String, Sendable, Hashable, CaseIterable {
        case full, summary
    }

    /// What becomes of articles that carry the same text.
    package enum Duplicates: String, Sendable, Hashable, CaseIterable {
        /// One stands for all.
        case collapse
        /// Each is told, with links to the others.
        case link
    }

    /// What becomes of stories that are no longer among the newest (RFC 5005).
    package enum History: String, Sendable, Hashable, CaseIterable {
        /// They leave the feed.
        case none
        /// The feed holds everything there is.
        case complete
        /// They move on to further pages, which change with every story.
        case paged
        /// They are kept on pages that never change once they are full.
        case archived
    }

    /// The stem of its files: `articles` gives `articles.rss.xml`, `articles.atom.xml`, `articles.json`.
    package var name: String
    /// The feed's title.
    package var title: String
    /// One sentence about it; nil for that of the newsroom.
    package var description: String?
    /// Which stories it takes, and how many in one document.
    package var wanted: Wanted
    /// The formats it is written in.
    package var formats: [Feed.Format]
    /// How much of an article is told.
    package var extent = Extent.full
    /// What becomes of older stories.
    package var history = History.none
    /// By what it is made into many outputs; nil for one.
    package var each: Facet?
    /// Whether a page for people goes with it.
    package var hasPage = false

    /// Makes an output.
    package init(name: String, title: String, selection: Selection, formats: [Feed.Format], limit: Int) {
        self.name = name
        self.title = title
        self.formats = formats
        wanted = Wanted(selection, limit: limit)
    }

    /// Whose stories it takes.
    package var selection: Selection { wanted.selection }

    /// Whether a file is a feed that it makes for readers to subscribe to: its own, or one that it makes for a section,
    /// author or language, and no further page.
    package func isFeed(_ file: String) -> Bool {
        formats.contains { format in
            guard file.hasSuffix(format.fileSuffix) else { return false }
            let stem = file.dropLast(format.fileSuffix.count)
            return stem == name || each != nil && stem.hasPrefix(name + "-")
        }
    }

    /// The name of its file in a format.
    package func fileName(as format: Feed.Format) -> String { name + format.fileSuffix }
}

extension Feed.Format {
    /// What stands behind the stem of a file's name.
    var fileSuffix: String {
        switch self {
        case .rss: ".rss.xml"
        case .atom: ".atom.xml"
        case .json: ".json"
        }
    }
}
