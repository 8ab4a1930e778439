internal import FeedFormats
internal import News

/// `group --jsonl`: lines of articles in, lines of groups out.
package struct GroupLines {
    private let plain: PlainText
    private var maker = FingerprintMaker()
    private var articles: [Report] = []
    /// The line that has not ended yet.
    private var begun: [UInt8] = []
    private var lines = 0
    /// The positions of the articles whose id was written as a number, and is given back as one.
    private var numericIDs: Set<Int> = []
    /// The numbers of the lines that were no JSON object.
    package private(set) var malformed: [Int] = []

    /// Makes a reader of lines.
    package init() throws { plain = try PlainText() }

    /// Takes the next bytes of the input, which may begin and end anywhere.
    package mutating func read(_ bytes: [UInt8]) {
        var start = 0
        for end in bytes.indices where bytes[end] == UInt8(ascii: "\n") {
            read(line: begun + bytes[start..<end])
            begun.removeAll(keepingCapacity: true)
            start = end + 1
        }
        begun += bytes[start...]
    }

    /// Takes the next line; an empty one says nothing.
    private mutating func read(line: [UInt8]) {
        lines += 1
        guard line.contains(where: { $0 > 0x20 }) else { return }
        guard let value = try? JSONReader.read(line).value,
            let item = StoryItem(value, line: lines, reading: plain)
        else {
            malformed.append(lines)
            return
        }
        if case .number = value["id"] { numericIDs.insert(articles.count) }
        articles.append(Report(key: item.key, print: maker.fingerprint(of: item)))
    }

    /// Ends the input, groups all articles and returns their lines, in the order they came.
    package mutating func answer(with grouper: Grouper = Grouper()) -> [[UInt8]] {
        read(line: begun)
        begun = []
        let grouping = grouper.group(articles)
        var names = Names()
        return grouping.keys.indices.map { index in
            let id = grouping.keys[index].item
            var writer = JSONWriter()
            writer.startObject()
            writer.value("id", numericIDs.contains(index) ? .number(id) : .string(id))
            writer.string("item", names.name(of: grouping.item[index]))
            writer.string("text", names.name(of: grouping.text[index]))
            writer.string("event", names.name(of: grouping.event[index]))
            writer.endObject()
            return writer.take()
        }
    }
}

/// Names groups after their first article: by its id, and with its source where two sources use one id.
private struct Names {
    private var owners: [String: Article.Key] = [:]

    mutating func name(of key: Article.Key) -> String {
        if let owner = owners[key.item], owner != key { return "\(key.item) (\(key.source))" }
        owners[key.item] = key
        return key.item
    }
}
