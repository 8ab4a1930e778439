import FeedFormats

/// A feed is read, also in pieces, sanitised, written in each format, and what was written is read back.
func fuzzFeed(_ input: [UInt8]) {
    guard let feed = try? Feed(parsing: input, location: "https://fuzz.example/feed") else { return }
    let safe = feed.sanitised()
    for entry in safe.entries {
        for content in entry.content where content.kind == .html { expectSafe(content.value) }
    }
    if feed.format != .json, feed.repairs.isEmpty { expectSameInPieces(feed, input) }
    for format in [Feed.Format.rss, .atom, .json] {
        do {
            let document = feed.document(as: format)
            let again = try Feed(parsing: document)
            expect(again.format == format, "written as \(format.rawValue), read as \(again.format.rawValue)")
            expect(again.repairs.isEmpty, "written as \(format.rawValue), and mended: \(again.repairs)")
            expectSameEntries(again, feed)
        } catch {
            fatalError("written as \(format.rawValue), it is not read back: \(error)")
        }
    }
}

/// A document that needs no mending says the same however it is cut.
///
/// A long comment before it makes the reader begin before all of it is there.
private func expectSameInPieces(_ feed: Feed, _ input: [UInt8]) {
    guard input.starts(with: "<".utf8), !input.starts(with: "<?".utf8) else { return }
    let document = Array("<!--\(String(repeating: " ", count: 64 << 10))-->".utf8) + input
    let size = 1 + Int(input.last ?? 0) % 31
    do {
        let entries = try entries(of: document, inPiecesOf: size)
        expect(entries == feed.entries, "read in pieces of \(size) bytes it says something else")
    } catch {
        fatalError("read in pieces of \(size) bytes it is no feed: \(error)")
    }
}

private func entries(of document: [UInt8], inPiecesOf size: Int) throws -> [Entry] {
    let reader = FeedReader(location: "https://fuzz.example/feed")
    var entries: [Entry] = []
    var position = 0
    while position < document.count {
        let end = min(position + (position < 60 << 10 ? 60 << 10 : size), document.count)
        try reader.read(document.span.extracting(position..<end)) { entries.append($0) }
        position = end
    }
    try reader.finish { entries.append($0) }
    return entries
}

private func expectSameEntries(_ again: Feed, _ feed: Feed) {
    expect(
        again.entries.count == feed.entries.count,
        "\(feed.entries.count) entries became \(again.entries.count)"
    )
    for (written, entry) in zip(again.entries, feed.entries) {
        guard let published = entry.published, -62_135_500_000...253_402_200_000 ~= published.seconds else {
            continue
        }
        expect(
            written.published?.seconds == published.seconds,
            "\(published) became \(String(describing: written.published))"
        )
    }
}
