internal import FeedFormats

/// A feed being written in one format.
struct Page {
    let file: Staging.File
    private let format: Feed.Format
    private let writer: FeedWriter

    init(_ format: Feed.Format, head: Head, file: Staging.File) throws {
        self.file = file
        self.format = format
        writer = FeedWriter(format, head: head)
    }

    func write(_ entry: Entry, firstSeen: Timestamp) throws {
        var entry = entry
        switch format {
        case .rss:
            // Readers take the first text they meet, and only a description may be the only one.
            if entry.summary == nil, let body = entry.content.first {
                entry.summary = body
                entry.content = []
            }
        case .atom:
            // Atom alone cannot leave the time out where nobody told one (RFC 4287, 4.1.2).
            if entry.updated == nil, entry.published == nil { entry.updated = firstSeen }
            // Nor may an entry without a page be without content.
            if entry.link == nil, entry.content.isEmpty {
                entry.content = [entry.summary ?? entry.title ?? Text("")]
                entry.summary = nil
            }
        case .json:
            // JSON Feed knows one related page, the one an item is about, which none of ours is.
            entry.links.removeAll { $0.rel == "related" }
        }
        writer.write(entry)
        try file.append(writer.take())
    }

    func end() throws {
        writer.end()
        try file.append(writer.take())
    }
}
