internal import FeedFormats
import Foundation

/// Checks a staged file by reading it as a subscriber would.
enum ReadBack {
    /// Refuses a file that is no feed, had to be mended to be read, or holds another number of entries.
    static func check(_ name: String, at path: String, entries: Int) throws {
        var count = 0
        let feed: Feed
        do {
            feed = try read(path) { _ in count += 1 }
        } catch let error as FormatError {
            throw SiteError.rejected(name: name, reason: error.description)
        }
        if let repair = feed.repairs.first {
            throw SiteError.rejected(name: name, reason: "it is not well-formed: \(repair)")
        }
        guard count == entries else {
            throw SiteError.rejected(name: name, reason: "it holds \(count) entries instead of \(entries)")
        }
    }

    private static func read(_ path: String, _ body: (Entry) -> Void) throws -> Feed {
        let reader = FeedReader()
        let file = try FileHandle(forReadingFrom: URL(filePath: path))
        defer { try? file.close() }
        while let chunk = try file.read(upToCount: 1 << 16), !chunk.isEmpty {
            try reader.read(Array(chunk).span, body)
        }
        try reader.finish(body)
        return reader.feed
    }
}
