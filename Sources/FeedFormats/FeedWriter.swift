internal import FeedXML

/// Writes a feed in one of the formats, an entry at a time, so that no more than one is held.
///
/// HTML in texts is written as it is given: whoever publishes gives only what the sanitiser made. What XML
/// cannot carry is dropped and counted, addresses are percent-encoded, local offsets are kept.
public final class FeedWriter {
    private enum Format {
        case rss(RSSWriter)
        case atom(AtomWriter)
        case json(JSONFeedWriter)
    }

    private let format: Format

    /// Makes a writer and writes what the document says of the feed as a whole: RSS 2.0, Atom 1.0 or
    /// JSON Feed 1.1.
    public init(_ format: Feed.Format, head: Head) {
        switch format {
        case .rss:
            var writer = RSSWriter()
            writer.begin(head)
            self.format = .rss(writer)
        case .atom:
            let writer = AtomWriter()
            writer.begin(head)
            self.format = .atom(writer)
        case .json:
            let writer = JSONFeedWriter()
            writer.begin(head)
            self.format = .json(writer)
        }
    }

    /// How many characters were dropped because the format cannot carry them.
    public var droppedCharacters: Int {
        switch format {
        case .rss(let writer): writer.droppedCharacters
        case .atom(let writer): writer.droppedCharacters
        case .json: 0
        }
    }

    /// Writes an entry.
    public func write(_ entry: Entry) {
        switch format {
        case .rss(let writer): writer.write(entry)
        case .atom(let writer): writer.write(entry)
        case .json(let writer): writer.write(entry)
        }
    }

    /// Ends the document.
    public func end() {
        switch format {
        case .rss(let writer): writer.end()
        case .atom(let writer): writer.end()
        case .json(let writer): writer.end()
        }
    }

    /// Gives the bytes written since the last call.
    public func take() -> [UInt8] {
        switch format {
        case .rss(let writer): writer.take()
        case .atom(let writer): writer.take()
        case .json(let writer): writer.take()
        }
    }
}

extension Feed {
    /// The whole feed as a document of a format.
    public func document(as format: Format) -> [UInt8] {
        let writer = FeedWriter(format, head: head)
        for entry in entries { writer.write(entry) }
        writer.end()
        return writer.take()
    }
}
