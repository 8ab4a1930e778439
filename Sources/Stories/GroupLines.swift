internal import News

/// `group --jsonl`: lines of articles in, lines of groups out.
package struct GroupLines {
    private var maker = FingerprintMaker()
    var articles: [(key: Article.Key, print: Fingerprint)] = []
    /// How many lines were no JSON object.
    package private(set) var malformed = 0

    /// Makes a reader of lines.
    package init() {}

    /// Takes a line; an empty one says nothing.
    package mutating func read(_ line: [UInt8]) {
        guard line.contains(where: { $0 > 0x20 }) else { return }
        guard let item = StoryItem(json: line) else {
            malformed += 1
            return
        }
        articles.append((item.key, maker.fingerprint(of: item)))
    }

    /// Groups all articles and returns their lines, in the order they came.
    package func answer(with grouper: Grouper = Grouper()) -> [String] {
        let grouping = grouper.group(articles)
        return grouping.keys.indices.map { index in
            let parts = [grouping.keys, grouping.item, grouping.text, grouping.event].map {
                Self.quote($0[index].item)
            }
            return "{\"id\":\(parts[0]),\"item\":\(parts[1]),\"text\":\(parts[2]),\"event\":\(parts[3])}"
        }
    }

    private static func quote(_ text: String) -> String {
        var quoted = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": quoted += "\\\""
            case "\\": quoted += "\\\\"
            case "\0"..<" ": quoted += "\\u" + String(scalar.value + 0x1_0000, radix: 16).dropFirst()
            default: quoted.unicodeScalars.append(scalar)
            }
        }
        return quoted + "\""
    }
}
