internal import FeedFormats
internal import News
package import Stories

/// Everything the newsroom publishes in one run: stories in, staged feed files out.
///
/// Nothing in it depends on the time of the run, so that the same stories give the same bytes.
package struct Edition: Sendable {
    /// Who publishes.
    package var newsroom: Newsroom
    /// The sources by the keys under which their articles are kept.
    package var outlets: [String: Outlet]
    /// What is published.
    package var outputs: [Output]

    /// Makes an edition.
    package init(newsroom: Newsroom, outlets: [String: Outlet], outputs: [Output]) {
        self.newsroom = newsroom
        self.outlets = outlets
        self.outputs = outputs
    }

    /// Stages and checks every output in a folder, and says which files are to be put in their places.
    ///
    /// The command then stores the list in the archive's journal, completes it, and forgets the journal.
    package func stage(from shelf: some Shelf, in folder: PublicFolder) throws -> Renames {
        let staging = try Staging(in: folder)
        let counts = try write(from: shelf, to: staging)
        return try staging.seal { name, path in
            try ReadBack.check(name, at: path, entries: counts[name] ?? 0)
        }
    }

    /// Writes every output into a staging, and says how many entries each file holds.
    private func write(from shelf: some Shelf, to staging: Staging) throws -> [String: Int] {
        var counts: [String: Int] = [:]
        for output in outputs {
            let updated = try shelf.latestChange(in: output.selection, limit: output.limit)
            var pages = try output.formats.map { format in
                try Page(
                    format,
                    head: head(of: output, as: format, updated: updated),
                    file: staging.file(named: output.fileName(as: format))
                )
            }
            var count = 0
            try shelf.forEach(in: output.selection, limit: output.limit) { coverage in
                count += 1
                let entry = entry(for: coverage, in: output)
                for index in pages.indices { try pages[index].write(entry, firstSeen: coverage.firstSeen) }
            }
            for index in pages.indices {
                try pages[index].end()
                counts[pages[index].file.name] = count
            }
        }
        return counts
    }

    /// A file being written in one format.
    private struct Page {
        let file: Staging.File
        private let format: Feed.Format
        private var writer: FeedWriter

        init(_ format: Feed.Format, head: Head, file: Staging.File) throws {
            self.file = file
            self.format = format
            writer = try FeedWriter(format, head: head)
        }

        mutating func write(_ entry: Entry, firstSeen: Timestamp) throws {
            var entry = entry
            // Atom alone cannot leave the time out where nobody told one (RFC 4287, 4.1.2).
            if format == .atom, entry.updated == nil, entry.published == nil { entry.updated = firstSeen }
            // JSON Feed knows one related page, the one an item is about, which none of ours is.
            if format == .json { entry.links.removeAll { $0.rel == "related" } }
            writer.write(entry)
            try file.append(writer.take())
        }

        mutating func end() throws {
            writer.end()
            try file.append(writer.take())
        }
    }
}
