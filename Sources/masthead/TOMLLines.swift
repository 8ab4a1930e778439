/// Tells in which line of a TOML file a key stands; the parser keeps no places.
struct TOMLLines {
    /// A table as its header names it, with its number among tables of an array.
    struct Table: Hashable {
        let name: String
        let index: Int
    }

    private var tables: [Table: Int] = [:]
    private var keys: [Table: [String: Int]] = [:]

    init(_ source: String) {
        var table = Table(name: "", index: 0)
        for (number, line) in source.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
            .enumerated()
        {
            let text = line.drop { $0 == " " || $0 == "\t" }
            if text.hasPrefix("[") {
                let name = String(text.drop { $0 == "[" }.prefix { $0 != "]" }).filter { $0 != " " }
                let index = text.hasPrefix("[[") ? tables.keys.count { $0.name == name } : 0
                table = Table(name: name, index: index)
                tables[table] = number + 1
            } else if let equals = text.firstIndex(of: "="), !text.hasPrefix("#") {
                let key = text[..<equals].filter { $0 != " " && $0 != "\"" && $0 != "\t" }
                if keys[table]?[key] == nil { keys[table, default: [:]][key] = number + 1 }
            }
        }
    }

    /// The line of a key, else of its table, else 1.
    func line(of key: String?, in table: String, _ index: Int = 0) -> Int {
        let table = Table(name: table, index: index)
        return key.flatMap { keys[table]?[$0] } ?? tables[table] ?? 1
    }
}
