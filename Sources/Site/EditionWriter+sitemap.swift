internal import FeedFormats
internal import Stories

extension EditionWriter {
    /// Writes the news sitemap, where one is wanted.
    mutating func writeSitemap(from ledger: some Ledger) throws {
        guard let sitemap = edition.sitemap else { return }
        // Where the files are served must be known to list several of them.
        let base = edition.newsroom.feedBase
        let isSplit = try ledger.count(in: sitemap.wanted) > NewsSitemap.most && base != nil
        var names: [String] = []
        var file: Staging.File?
        var count = 0
        try ledger.forEach(in: sitemap.wanted) { coverage in
            if !isSplit, count == NewsSitemap.most { return }
            guard let line = sitemap.line(for: coverage) else { return }
            if count.isMultiple(of: NewsSitemap.most) {
                try file?.append(Array(NewsSitemap.end.utf8))
                let name = NewsSitemap.stem + (isSplit ? "-\(names.count + 1)" : "") + ".xml"
                names.append(name)
                file = try self.file(named: name, isChecked: true)
                try file?.append(Array(NewsSitemap.start.utf8))
            }
            count += 1
            try file?.append(line)
        }
        if file == nil {
            file = try self.file(named: NewsSitemap.stem + ".xml", isChecked: true)
            try file?.append(Array(NewsSitemap.start.utf8))
        }
        try file?.append(Array(NewsSitemap.end.utf8))
        if isSplit, let base {
            try self.file(named: NewsSitemap.stem + ".xml", isChecked: true).append(
                NewsSitemap.index(of: names.map { Edition.address(of: $0, under: base) })
            )
        }
    }

    /// Writes the list of all feeds.
    mutating func writeDirectory(of outputs: [Output]) throws {
        guard let base = edition.newsroom.feedBase else { return }
        var list = OPML()
        list.feeds = outputs.compactMap { output in
            guard let format = output.formats.first else { return nil }
            return OPML.Outline(
                xmlURL: Percent.encoded(Edition.address(of: output.fileName(as: format), under: base)),
                title: output.title,
                htmlURL: Percent.encoded(
                    output.hasPage
                        ? Edition.address(of: output.name + ".html", under: base) : edition.newsroom.link
                ),
                language: output.wanted.language ?? edition.newsroom.language
            )
        }
        let document = list.document(title: edition.newsroom.title)
        try file(named: "feeds.opml", isChecked: true).append(document)
    }

    /// Writes the styles of pages and feeds.
    mutating func writeStyles() throws {
        try file(named: Stylesheets.feed).append(Array(Stylesheets.feedStyle.utf8))
        try file(named: Stylesheets.page).append(Array(Stylesheets.pageStyle.utf8))
    }
}
