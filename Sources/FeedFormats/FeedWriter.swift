/// Writes a feed in one of the formats, an entry at a time, so that no more than one is held.
///
/// HTML in texts is written as it is given: whoever publishes gives only what the sanitiser made.
public struct FeedWriter {
    private var json = JSONFeedWriter()

    /// Makes a writer and writes what the document says of the feed as a whole.
    public init(_ format: Feed.Format, head: Head) {
        json.begin(head)
    }

    /// Writes an entry.
    public mutating func write(_ entry: Entry) { json.write(entry) }

    /// Ends the document.
    public mutating func end() { json.end() }

    /// Gives the bytes written since the last call.
    public mutating func take() -> [UInt8] { json.take() }
}

extension Feed {
    /// The whole feed as a document of a format.
    public func document(as format: Format) -> [UInt8] {
        var writer = FeedWriter(format, head: head)
        for entry in entries { writer.write(entry) }
        writer.end()
        return writer.take()
    }
}
