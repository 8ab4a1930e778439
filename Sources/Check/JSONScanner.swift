internal import FeedFormats

/// Reads JSON as a validator must, and gives the values of its outermost object one by one.
///
/// The elements of the array `items` are values of their own, so that no more than one entry is held.
struct JSONScanner {
    /// Why the text is no JSON.
    struct Fault: Error {
        var line: Int
        var column: Int
        var reason: String
    }

    /// A value of the outermost object.
    struct Piece {
        /// The member's name.
        var name: String
        /// The place in `items`, counted from 1; nil for other members.
        var index: Int?
        var value: JSONValue
        var line: Int
        var column: Int
    }

    private enum Part {
        case object([JSONValue.Member], name: String?, names: Set<String>)
        case array([JSONValue])
        /// The outermost object, and its `items`, whose values are handed over.
        case document(name: String?, names: Set<String>)
        case items(Int)
    }

    private enum Wait { case value, valueOrEnd, name, nameOrEnd, colon, commaOrEnd, nothing }

    private var stack: [Part] = []
    private var wait = Wait.value
    private var token: [UInt8] = []
    private var isInString = false
    private var isEscaped = false
    private var line = 1
    private var column = 0
    private var start = (line: 1, column: 1)
    /// The names that stand twice in one object, with their places.
    private(set) var repeated: [(name: String, line: Int, column: Int)] = []
    /// Whether the outermost value is an object.
    private(set) var isObject = false
    /// Whether it has a list of items.
    private(set) var hasItems = false

    private static let mostLevels = 200

    mutating func read(_ bytes: [UInt8], _ body: (Piece) -> Void) throws(Fault) {
        for byte in bytes {
            if byte == 0x0A {
                line += 1
                column = 0
            } else {
                column += 1
            }
            try take(byte, body)
        }
    }

    mutating func finish(_ body: (Piece) -> Void) throws(Fault) {
        if isInString { throw fault("the text ends inside a string") }
        try endToken(body)
        if !stack.isEmpty || wait != .nothing { throw fault("the text ends too early") }
    }

    private mutating func take(_ byte: UInt8, _ body: (Piece) -> Void) throws(Fault) {
        if isInString {
            if byte < 0x20 { throw fault("a control character stands in a string") }
            token.append(byte)
            if isEscaped {
                isEscaped = false
            } else if byte == UInt8(ascii: "\\") {
                isEscaped = true
            } else if byte == UInt8(ascii: "\"") {
                isInString = false
                let text = try string(token)
                token.removeAll(keepingCapacity: true)
                try takeString(text, body)
            }
            return
        }
        switch byte {
        case 0x20, 0x0A, 0x0D, 0x09: try endToken(body)
        case UInt8(ascii: "\""):
            try endToken(body)
            guard [.value, .valueOrEnd, .name, .nameOrEnd].contains(wait) else {
                throw fault("a string cannot stand here")
            }
            mark()
            isInString = true
            token = [byte]
        case UInt8(ascii: "{"), UInt8(ascii: "["):
            try endToken(body)
            guard wait == .value || wait == .valueOrEnd else { throw fault("a value cannot stand here") }
            guard stack.count < Self.mostLevels else { throw fault("values are nested too deep") }
            open(byte)
        case UInt8(ascii: "}"), UInt8(ascii: "]"):
            try endToken(body)
            try close(byte, body)
        case UInt8(ascii: ","):
            try endToken(body)
            guard wait == .commaOrEnd else { throw fault("a comma cannot stand here") }
            wait = isInObject ? .name : .value
        case UInt8(ascii: ":"):
            try endToken(body)
            guard wait == .colon else { throw fault("a colon cannot stand here") }
            wait = .value
        default:
            if token.isEmpty {
                guard wait == .value || wait == .valueOrEnd else {
                    throw fault(
                        wait == .nothing ? "text follows the JSON value" : "a value cannot stand here"
                    )
                }
                mark()
            }
            guard token.count < 1000 else { throw fault("a number is too long") }
            token.append(byte)
        }
    }

    private mutating func mark() {
        if stack.count < 2 || isInItems && stack.count == 2 { start = (line, column) }
    }

    private var isInItems: Bool { if case .items = stack.last { true } else { false } }

    private var isInObject: Bool {
        switch stack.last {
        case .object, .document: true
        default: false
        }
    }

    private mutating func open(_ byte: UInt8) {
        let isBrace = byte == UInt8(ascii: "{")
        mark()
        wait = isBrace ? .nameOrEnd : .valueOrEnd
        if stack.isEmpty, isBrace {
            isObject = true
            stack.append(.document(name: nil, names: []))
        } else if case .document(let name, _) = stack.last, stack.count == 1, name == "items", !isBrace {
            hasItems = true
            stack.append(.items(0))
        } else {
            stack.append(isBrace ? .object([], name: nil, names: []) : .array([]))
        }
    }

    private mutating func close(_ byte: UInt8, _ body: (Piece) -> Void) throws(Fault) {
        let isBrace = byte == UInt8(ascii: "}")
        guard wait == .commaOrEnd || wait == (isBrace ? .nameOrEnd : .valueOrEnd), let part = stack.last
        else {
            throw fault("a closing bracket cannot stand here")
        }
        guard isInObject == isBrace else { throw fault("another bracket should close here") }
        stack.removeLast()
        switch part {
        case .object(let members, _, _): try take(.object(members), body)
        case .array(let values): try take(.array(values), body)
        case .document: wait = .nothing
        case .items:
            if case .document(_, let names) = stack.last { stack[0] = .document(name: nil, names: names) }
            wait = .commaOrEnd
        }
    }

    private mutating func takeString(_ text: String, _ body: (Piece) -> Void) throws(Fault) {
        guard wait == .name || wait == .nameOrEnd else { return try take(.string(text), body) }
        let isNew: Bool
        switch stack.last {
        case .object(let members, _, var names):
            isNew = names.insert(text).inserted
            stack[stack.count - 1] = .object(members, name: text, names: names)
        case .document(_, var names):
            isNew = names.insert(text).inserted
            stack[0] = .document(name: text, names: names)
        default: isNew = true
        }
        if !isNew { repeated.append((text, line, column)) }
        wait = .colon
    }

    private mutating func take(_ value: JSONValue, _ body: (Piece) -> Void) throws(Fault) {
        wait = .commaOrEnd
        switch stack.popLast() {
        case nil: wait = .nothing
        case .object(var members, let name, let names):
            members.append(JSONValue.Member(name: name ?? "", value: value))
            stack.append(.object(members, name: nil, names: names))
        case .array(var values):
            values.append(value)
            stack.append(.array(values))
        case .document(let name, let names):
            stack.append(.document(name: nil, names: names))
            body(Piece(name: name ?? "", value: value, line: start.line, column: start.column))
        case .items(let count):
            stack.append(.items(count + 1))
            body(
                Piece(name: "items", index: count + 1, value: value, line: start.line, column: start.column)
            )
        }
    }

    private mutating func endToken(_ body: (Piece) -> Void) throws(Fault) {
        guard !token.isEmpty else { return }
        let text = String(decoding: token, as: UTF8.self)
        token.removeAll(keepingCapacity: true)
        switch text {
        case "true": try take(.bool(true), body)
        case "false": try take(.bool(false), body)
        case "null": try take(.null, body)
        default:
            guard text.wholeMatch(of: /-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?/) != nil else {
                throw fault("\(text.quoted) is no value of JSON")
            }
            try take(.number(text), body)
        }
    }

    /// A string without its quotation marks and escapes.
    private func string(_ token: [UInt8]) throws(Fault) -> String {
        guard String(validating: token, as: UTF8.self) != nil else { throw fault("a string is not UTF-8") }
        var index = 0
        while let slash = token[index...].firstIndex(of: UInt8(ascii: "\\")) {
            guard slash + 1 < token.count, #""\/bfnrtu"#.utf8.contains(token[slash + 1]) else {
                throw fault("a string holds an unknown escape")
            }
            index = slash + 2
        }
        let read: (value: JSONValue, repairs: [String])
        do throws(JSONReader.Failure) {
            read = try JSONReader.read(token)
        } catch {
            throw fault(error.reason)
        }
        if let repair = read.repairs.first { throw fault(repair) }
        return read.value.string ?? ""
    }

    private func fault(_ reason: String) -> Fault {
        Fault(line: line, column: max(column, 1), reason: reason)
    }
}
