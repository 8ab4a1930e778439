import TOMLKit

/// Everything that is wrong with a configuration.
struct ConfigurationError: Error, CustomStringConvertible {
    /// One thing that is wrong, and where.
    struct Fault: Hashable {
        let line: Int
        let text: String
    }

    let faults: [Fault]
    let path: String

    /// The faults, one sentence each.
    var sentences: [String] { faults.map { "\(path), line \($0.line): \($0.text)" } }

    var description: String { sentences.joined(separator: "\nmasthead: ") }
}

/// Reads the tables of `masthead.toml`, and gathers what is wrong instead of stopping at it.
struct ConfigurationReader {
    /// What is wrong with a value, as a clause.
    struct Fault: Error, ExpressibleByStringInterpolation {
        let text: String

        init(_ text: String) { self.text = text }
        init(stringLiteral text: String) { self.text = text }
    }

    private let root: TOMLTable
    private let lines: TOMLLines
    private let path: String
    private let log = FaultLog()
    private var met: Set<String> = []

    init(_ source: String, path: String) throws(ConfigurationError) {
        do {
            root = try TOMLTable(string: source)
        } catch let error as TOMLParseError {
            throw ConfigurationError(
                faults: [.init(line: error.source.begin.line, text: error.description)],
                path: path
            )
        } catch {
            throw ConfigurationError(faults: [.init(line: 1, text: "\(error)")], path: path)
        }
        lines = TOMLLines(source)
        self.path = path
    }

    /// The table of a name; an empty one when there is none.
    mutating func table(_ name: String) -> Table {
        met.insert(name)
        let table = root[name]?.table
        if root[name] != nil, table == nil {
            log.note(lines.line(of: name, in: ""), "“\(name)” must be a table: write [\(name)]")
        }
        return Table(name: name, index: 0, content: table, lines: lines, log: log)
    }

    /// The tables of an array of tables.
    mutating func tables(_ name: String) -> [Table] {
        met.insert(name)
        guard let value = root[name] else { return [] }
        guard let array = value.array else {
            log.note(lines.line(of: nil, in: name), "“\(name)” may occur several times: write [[\(name)]]")
            return []
        }
        return array.enumerated().map { index, value in
            Table(name: name, index: index, content: value.table, lines: lines, log: log)
        }
    }

    /// Refuses a configuration without any table of a name.
    func require(_ name: String, _ fault: String) {
        if root[name] == nil { log.note(1, fault) }
    }

    /// Refuses outputs that would write the same files.
    func checkNames(_ names: [String]) {
        var met: Set<String> = []
        for (index, name) in names.enumerated() where !name.isEmpty && !met.insert(name).inserted {
            log.note(lines.line(of: "name", in: "output", index), "another output is called “\(name)” too")
        }
    }

    /// Throws when anything was wrong; unknown keys and tables are.
    func finish() throws(ConfigurationError) {
        for name in root.keys where !met.contains(name) {
            let line = max(lines.line(of: nil, in: name), lines.line(of: name, in: ""))
            log.note(line, "there is no table “\(name)”" + nearest(to: name, among: met))
        }
        log.noteUnknownKeys()
        let faults = log.faults
        if !faults.isEmpty { throw ConfigurationError(faults: faults, path: path) }
    }

    /// One table, of which each key that is asked for is known.
    struct Table {
        let name: String
        let index: Int
        let content: TOMLTable?
        let lines: TOMLLines
        let log: FaultLog

        init(name: String, index: Int, content: TOMLTable?, lines: TOMLLines, log: FaultLog) {
            self.name = name
            self.index = index
            self.content = content
            self.lines = lines
            self.log = log
            log.watch(self)
        }

        /// A text that must be there and not be blank.
        func required(_ key: String) -> String? {
            required(key) { text in
                text.contains { !$0.isWhitespace } ? .success(text) : .failure("it is blank")
            }
        }

        /// A value that must be there.
        func required<Value>(_ key: String, _ read: (String) -> Result<Value, Fault>) -> Value? {
            if content?[key] == nil { note(key, "“\(key)” is missing in [\(name)]") }
            return optional(key, read)
        }

        /// A text, where there is one.
        func optional(_ key: String) -> String? { optional(key) { .success($0) } }

        /// A value, where there is one.
        func optional<Value>(_ key: String, _ read: (String) -> Result<Value, Fault>) -> Value? {
            log.know(key, in: self)
            guard let value = content?[key] else { return nil }
            guard let text = value.string else {
                note(key, "“\(key)” must be text in quotation marks")
                return nil
            }
            return take(key, read(text))
        }

        /// A whole number within bounds, where there is one.
        func integer(_ key: String, in bounds: ClosedRange<Int>) -> Int? {
            log.know(key, in: self)
            guard let value = content?[key] else { return nil }
            guard let number = value.int, bounds.contains(number) else {
                note(key, "“\(key)” must be a whole number from \(bounds.lowerBound) to \(bounds.upperBound)")
                return nil
            }
            return number
        }

        /// A truth value, where there is one.
        func flag(_ key: String) -> Bool? {
            log.know(key, in: self)
            guard let value = content?[key] else { return nil }
            if value.bool == nil { note(key, "“\(key)” must be true or false") }
            return value.bool
        }

        /// A list of texts that is not empty, where there is one.
        func list<Value>(_ key: String, _ read: (String) -> Result<Value, Fault>) -> [Value]? {
            log.know(key, in: self)
            guard let value = content?[key] else { return nil }
            guard let array = value.array, !array.isEmpty else {
                note(key, "“\(key)” must be a list of texts in square brackets")
                return nil
            }
            return array.compactMap { element in
                guard let text = element.string else {
                    note(key, "“\(key)” must be a list of texts in square brackets")
                    return nil
                }
                return take(key, read(text))
            }
        }

        private func take<Value>(_ key: String, _ result: Result<Value, Fault>) -> Value? {
            switch result {
            case .success(let value): return value
            case .failure(let fault):
                note(key, "“\(key)”: \(fault.text)")
                return nil
            }
        }

        private func note(_ key: String, _ text: String) {
            log.note(lines.line(of: key, in: name, index), text)
        }
    }
}
