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
        /// Where the members of an element of `items` stand.
        var places: [String: (line: Int, column: Int)] = [:]
    }

    /// An open object or array.
    private struct Part {
        enum Kind {
            case object
            case array
            /// The outermost object, and its `items`, whose values are handed over.
            case document
            case items
        }

        let kind: Kind
        /// The name of the member whose value is next, and all names so far.
        var name: String?
        var names: Set<String> = []
        /// What it holds so far; of `items` only how many.
        var members: [JSONValue.Member] = []
        var values: [JSONValue] = []
        var count = 0
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
    private var places: [String: (line: Int, column: Int)] = [:]
    /// The names that stand twice in one object, with their places.
    private(set) var repeated: [(name: String, line: Int, column: Int)] = []
    /// Where a string holds half of a surrogate pair for the first time.
    private(set) var brokenPair: (line: Int, column: Int)?
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
        if stack.count == 3, stack[1].kind == .items, let name = stack[2].name {
            places[name] = (line, column)
        }
    }

    private var isInItems: Bool { stack.last?.kind == .items }

    private var isInObject: Bool { stack.last?.kind == .object || stack.last?.kind == .document }

    private mutating func open(_ byte: UInt8) {
        let isBrace = byte == UInt8(ascii: "{")
        mark()
        wait = isBrace ? .nameOrEnd : .valueOrEnd
        if stack.isEmpty, isBrace {
            isObject = true
            stack.append(Part(kind: .document))
        } else if stack.count == 1, stack[0].kind == .document, stack[0].name == "items", !isBrace {
            hasItems = true
            stack.append(Part(kind: .items))
        } else {
            stack.append(Part(kind: isBrace ? .object : .array))
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
        switch part.kind {
        case .object: try take(.object(part.members), body)
        case .array: try take(.array(part.values), body)
        case .document: wait = .nothing
        case .items:
            stack[0].name = nil
            wait = .commaOrEnd
        }
    }

    private mutating func takeString(_ text: String, _ body: (Piece) -> Void) throws(Fault) {
        guard wait == .name || wait == .nameOrEnd else { return try take(.string(text), body) }
        // In its place, because a copy of all names for each of them would take for ever.
        let last = stack.count - 1
        stack[last].name = text
        if !stack[last].names.insert(text).inserted { repeated.append((text, line, column)) }
        wait = .colon
    }

    private mutating func take(_ value: JSONValue, _ body: (Piece) -> Void) throws(Fault) {
        wait = .commaOrEnd
        guard !stack.isEmpty else {
            wait = .nothing
            return
        }
        let last = stack.count - 1
        let name = stack[last].name ?? ""
        stack[last].name = nil
        switch stack[last].kind {
        case .object: stack[last].members.append(JSONValue.Member(name: name, value: value))
        case .array: stack[last].values.append(value)
        case .document: body(Piece(name: name, value: value, line: start.line, column: start.column))
        case .items:
            stack[last].count += 1
            body(
                Piece(
                    name: "items",
                    index: stack[last].count,
                    value: value,
                    line: start.line,
                    column: start.column,
                    places: places
                )
            )
            places.removeAll(keepingCapacity: true)
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
    private mutating func string(_ token: [UInt8]) throws(Fault) -> String {
        guard String(validating: token, as: UTF8.self) != nil else { throw fault("a string is not UTF-8") }
        var index = 0
        while let slash = token[index...].firstIndex(of: UInt8(ascii: "\\")) {
            guard slash + 1 < token.count, #""\/bfnrtu"#.utf8.contains(token[slash + 1]) else {
                throw fault("a string holds an unknown escape")
            }
            if token[slash + 1] == UInt8(ascii: "u"),
                !token[slash...].dropFirst(2).prefix(4).allSatisfy({
                    Character(Unicode.Scalar($0)).isHexDigit
                })
            {
                throw fault("an escape has not four hexadecimal digits")
            }
            index = slash + 2
        }
        let read: (value: JSONValue, repairs: [String])
        do throws(JSONReader.Failure) {
            read = try JSONReader.read(token)
        } catch {
            throw fault(error.reason)
        }
        // That is all there is to repair in a string whose escapes are whole.
        if !read.repairs.isEmpty, brokenPair == nil { brokenPair = (line, column) }
        return read.value.string ?? ""
    }

    private func fault(_ reason: String) -> Fault {
        Fault(line: line, column: max(column, 1), reason: reason)
    }
}
