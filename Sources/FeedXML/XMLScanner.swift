internal import CLibXML2

/// Reads XML as a validator must: nothing is mended, each event has its place, and the first fault ends it.
///
/// No entity the document declares is expanded, and nothing outside it is looked at.
@safe public final class XMLScanner {
    /// A place in the document, both counted from 1.
    public struct Place: Sendable, Hashable {
        /// The line.
        public var line: Int
        /// The column, in bytes.
        public var column: Int

        /// Makes a place.
        public init(line: Int, column: Int) {
            self.line = line
            self.column = column
        }
    }

    /// A name with its namespace; empty for none.
    public struct Name: Sendable, Hashable {
        /// The address of the namespace.
        public var space: String
        /// The local name.
        public var local: String

        /// Makes a name.
        public init(_ space: String, _ local: String) {
            self.space = space
            self.local = local
        }
    }

    /// An attribute of an element.
    public struct Attribute: Sendable, Hashable {
        /// Its name.
        public var name: Name
        /// Its value.
        public var value: String
    }

    /// What was met.
    public enum Event: Sendable {
        /// A start tag.
        case start(Name, [Attribute], Place)
        /// Text, in one piece between two tags.
        case text(String)
        /// An end tag.
        case end
        /// A document type declaration.
        case documentType(Place)
    }

    /// Why the document is not read any further.
    public struct Fault: Sendable, Hashable {
        /// Where it was found.
        public var place: Place
        /// What is wrong; as libxml2 says it where the document is not well-formed.
        public var reason: String
        /// Whether the document holds too much of something, and may be well-formed.
        public var isLimit = false
    }

    struct State {
        var events: [Event] = []
        var text: [UInt8] = []
        var names: [UInt: String] = [:]
        var fault: Fault?

        mutating func flush() {
            if text.isEmpty { return }
            events.append(.text(String(decoding: text, as: UTF8.self)))
            text.removeAll(keepingCapacity: true)
        }
    }

    private let context: xmlParserCtxtPtr
    private let state: UnsafeMutablePointer<State>
    private var attributes = AttributeCounter()

    /// The first fault, once it was met; no event comes after it.
    public var fault: Fault? { unsafe state.pointee.fault }

    /// Makes a scanner of one document.
    ///
    /// - Throws: `XMLError.outOfMemory`.
    public init() throws(XMLError) {
        initializeLibXML2
        guard let context = unsafe xmlCreatePushParserCtxt(nil, nil, nil, 0, nil) else { throw .outOfMemory }
        unsafe self.context = unsafe context
        unsafe state = .allocate(capacity: 1)
        unsafe state.initialize(to: State())
        unsafe context.pointee._private = UnsafeMutableRawPointer(state)
        unsafe xmlCtxtUseOptions(context, Self.options)
        unsafe Self.install(on: context)
    }

    deinit {
        if let document = unsafe context.pointee.myDoc { unsafe xmlFreeDoc(document) }
        unsafe xmlFreeParserCtxt(context)
        unsafe state.deinitialize(count: 1)
        unsafe state.deallocate()
    }

    /// Reads the next bytes of the document and tells what they hold.
    public func read(_ bytes: [UInt8], isLast: Bool, _ body: (Event) -> Void) {
        guard fault == nil else { return }
        let count = attributes.take(bytes, most: Limits().attributes)
        let isFine = count == bytes.count
        unsafe bytes.withUnsafeBufferPointer { buffer in
            let start = unsafe UnsafeRawPointer(buffer.baseAddress)?.assumingMemoryBound(to: CChar.self)
            _ = unsafe xmlParseChunk(context, start, Int32(count), isLast && isFine ? 1 : 0)
        }
        if !isFine { stop("an element has more than \(Limits().attributes) attributes") }
        if unsafe scannedNames(context) > Limits().names {
            stop("it has more than \(Limits().names) distinct names")
        }
        if isLast { unsafe state.pointee.flush() }
        let events = unsafe state.pointee.events
        unsafe state.pointee.events.removeAll(keepingCapacity: true)
        for event in events { body(event) }
    }

    private func stop(_ reason: String) {
        guard fault == nil else { return }
        unsafe state.pointee.fault = Fault(place: place(context), reason: reason, isLimit: true)
    }

    private static let options = Int32(
        XML_PARSE_NONET.rawValue | XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue
            | XML_PARSE_BIG_LINES.rawValue | XML_PARSE_HUGE.rawValue
    )

    private static func install(on context: xmlParserCtxtPtr) {
        guard let sax = unsafe context.pointee.sax else { return }
        unsafe sax.pointee.startElementNs = scannedStart
        unsafe sax.pointee.endElementNs = scannedEnd
        unsafe sax.pointee.characters = scannedText
        unsafe sax.pointee.ignorableWhitespace = scannedText
        unsafe sax.pointee.cdataBlock = scannedText
        unsafe sax.pointee.comment = nil
        unsafe sax.pointee.processingInstruction = nil
        unsafe sax.pointee.reference = nil
        unsafe sax.pointee.serror = scannedFault
        unsafe sax.pointee.internalSubset = scannedDocumentType
        unsafe sax.pointee.externalSubset = nil
        unsafe sax.pointee.entityDecl = nil
        unsafe sax.pointee.unparsedEntityDecl = nil
        unsafe sax.pointee.attributeDecl = nil
        unsafe sax.pointee.elementDecl = nil
        unsafe sax.pointee.notationDecl = nil
        unsafe sax.pointee.resolveEntity = nil
        unsafe sax.pointee.getParameterEntity = nil
        unsafe sax.pointee.getEntity = { _, name in unsafe xmlGetPredefinedEntity(name) }
    }
}

private func state(_ context: UnsafeMutableRawPointer?) -> UnsafeMutablePointer<XMLScanner.State> {
    unsafe context.unsafelyUnwrapped.assumingMemoryBound(to: xmlParserCtxt.self).pointee._private
        .assumingMemoryBound(to: XMLScanner.State.self)
}

/// How many distinct names were met.
private func scannedNames(_ context: xmlParserCtxtPtr) -> Int {
    unsafe Int(xmlDictSize(context.pointee.dict))
}

private func place(_ context: UnsafeMutableRawPointer?) -> XMLScanner.Place {
    let input = unsafe context.unsafelyUnwrapped.assumingMemoryBound(to: xmlParserCtxt.self).pointee.input
    guard let input = unsafe input else { return XMLScanner.Place(line: 1, column: 1) }
    return unsafe XMLScanner.Place(line: Int(input.pointee.line), column: Int(input.pointee.col))
}

extension XMLScanner.State {
    /// The text of a name, which libxml2 keeps in one place for as long as the parser lives.
    fileprivate mutating func name(_ pointer: UnsafePointer<xmlChar>?) -> String {
        guard let pointer = unsafe pointer else { return "" }
        let key = UInt(bitPattern: pointer)
        if let known = names[key] { return known }
        let name = unsafe String(cString: pointer)
        names[key] = name
        return name
    }
}

private let scannedStart: startElementNsSAX2Func = {
    context,
    local,
    _,
    space,
    _,
    _,
    count,
    _,
    attributes in
    let state = unsafe state(context)
    unsafe state.pointee.flush()
    let parser = unsafe context.unsafelyUnwrapped.assumingMemoryBound(to: xmlParserCtxt.self)
    // The rest would be slow; that there are too many is told when the chunk was read.
    if unsafe scannedNames(parser) > Limits().names { return unsafe xmlStopParser(parser) }
    let name = unsafe XMLScanner.Name(state.pointee.name(space), state.pointee.name(local))
    var list: [XMLScanner.Attribute] = []
    if count > 0, let attributes = unsafe attributes {
        for index in 0..<Int(count) {
            let parts = unsafe attributes + index * 5
            guard let begin = unsafe parts[3], let end = unsafe parts[4] else { continue }
            let value = unsafe String(
                decoding: UnsafeBufferPointer(start: begin, count: end - begin),
                as: UTF8.self
            )
            let name = unsafe XMLScanner.Name(state.pointee.name(parts[2]), state.pointee.name(parts[0]))
            list.append(XMLScanner.Attribute(name: name, value: value))
        }
    }
    unsafe state.pointee.events.append(.start(name, list, place(context)))
}

private let scannedEnd: endElementNsSAX2Func = { context, _, _, _ in
    let state = unsafe state(context)
    unsafe state.pointee.flush()
    unsafe state.pointee.events.append(.end)
}

private let scannedText: charactersSAXFunc = { context, text, count in
    let buffer = unsafe UnsafeBufferPointer(start: text, count: Int(count))
    unsafe state(context).pointee.text.append(contentsOf: buffer)
}

private let scannedDocumentType: internalSubsetSAXFunc = { context, _, _, _ in
    let state = unsafe state(context)
    unsafe state.pointee.events.append(.documentType(place(context)))
}

private let scannedFault: xmlStructuredErrorFunc = { context, error in
    guard let error = unsafe error, unsafe error.pointee.level.rawValue >= XML_ERR_ERROR.rawValue else {
        return
    }
    let state = unsafe state(context)
    guard unsafe state.pointee.fault == nil else { return }
    let message = unsafe error.pointee.message.map { unsafe String(cString: $0) } ?? "unknown fault"
    let line = message.split(whereSeparator: \.isNewline).first.map(String.init) ?? ""
    unsafe state.pointee.fault = XMLScanner.Fault(
        place: XMLScanner.Place(line: Int(error.pointee.line), column: Int(error.pointee.int2)),
        reason: line.count > 200 ? line.prefix(200) + "…" : line
    )
}
