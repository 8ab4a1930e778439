internal import FeedFormats
import Foundation

/// Checks a staged file by reading it as a subscriber would.
enum ReadBack {
    /// Refuses a file that is no feed, had to be mended to be read, or holds another number of entries.
    static func check(_ name: String, at path: String, entries: Int) throws {
        let document = try Array(Data(contentsOf: URL(filePath: path)))
        let feed: Feed
        do {
            feed = try Feed(parsing: document)
        } catch {
            throw SiteError.rejected(name: name, reason: error.description)
        }
        if let repair = feed.repairs.first {
            throw SiteError.rejected(name: name, reason: "it is not well-formed: \(repair)")
        }
        guard feed.entries.count == entries else {
            throw SiteError.rejected(
                name: name,
                reason: "it holds \(feed.entries.count) entries instead of \(entries)"
            )
        }
    }
}
