internal import CLibXML2

/// Reads XML in chunks of UTF-8 and hands its segments over, mending what can be mended.
///
/// One reader serves many documents one after another: libxml2's dictionary of names and our storage are kept
/// between them. Nothing outside the document is ever looked at: no DTD, no entity it declares, no address.
@safe public final class XMLReader {
    /// What the callbacks reach through `ctxt->_private`.
    @safe struct State: ~Copyable {
        var builder: SegmentBuilder
        var names: NameTable
        var spaces: SpaceTable
        let roles: [Role]
        /// Which namespaces are those of entries.
        let isHome: [Bool]
        /// Which names begin a root whose default namespace does not count for plain elements.
        let isPlainRoot: [Bool]
        /// Which names those elements have.
        let isPlain: [Bool]
        /// The address of that namespace in the present document, 0 for none.
        var discounted: UInt = 0
        var firstFault: (line: Int, reason: String)?
        /// How many names libxml2 knew before the document.
        var knownNames = 0
        var entities: EntityTable
        /// The text that marks stand for.
        let kept: UnsafeMutablePointer<KeptText>
        /// The beginning of a mark that goes on in the next text.
        var cutMark: [UInt8] = []
    }

    /// What an element of a name means for where entries begin.
    enum Role { case none, entry, enclosing }

    private let vocabulary: Vocabulary
    private var limits = Limits()
    private let state: UnsafeMutablePointer<State>
    private var context: xmlParserCtxtPtr
    private var received = 0
    private var isPrimed = false
    /// Whether libxml2 knows that the document has ended.
    private var isEnded = false
    private let kept: UnsafeMutablePointer<KeptText>
    private var mender: InputMender
    private var isStopped = false

    /// Makes a reader for a vocabulary.
    ///
    /// - Throws: `XMLError.outOfMemory`.
    public init(vocabulary: Vocabulary) throws(XMLError) {
        initializeLibXML2
        guard let context = unsafe Self.makeContext() else { throw .outOfMemory }
        unsafe self.context = unsafe context
        self.vocabulary = vocabulary
        unsafe state = .allocate(capacity: 1)
        unsafe kept = .allocate(capacity: 1)
        unsafe kept.initialize(to: KeptText())
        unsafe mender = InputMender(keeping: kept)
        unsafe state.initialize(to: Self.makeState(vocabulary, keeping: kept))
        install()
    }

    deinit {
        unsafe state.pointee.entities.free()
        unsafe state.deinitialize(count: 1)
        unsafe state.deallocate()
        unsafe kept.deinitialize(count: 1)
        unsafe kept.deallocate()
        unsafe Self.free(context)
    }

    /// Begins a document; what was left of the one before is forgotten.
    ///
    /// - Parameters:
    ///   - limits: how much of it is taken in.
    ///   - entities: what the document's own entities stand for.
    /// - Throws: `XMLError.outOfMemory`.
    public func begin(limits: Limits = Limits(), entities: DeclaredEntities? = nil) throws(XMLError) {
        self.limits = limits
        if unsafe NameTable.isCrowded(context.pointee.dict) { try renew() }
        unsafe state.pointee.knownNames = Int(xmlDictSize(context.pointee.dict))
        unsafe state.pointee.entities.beginDocument(entities?.texts ?? [:])
        unsafe state.pointee.builder.beginDocument(limits)
        unsafe state.pointee.spaces.beginDocument()
        unsafe state.pointee.discounted = 0
        unsafe state.pointee.firstFault = nil
        unsafe state.pointee.cutMark = []
        unsafe kept.pointee.beginDocument()
        mender.beginDocument(attributes: limits.attributes)
        received = 0
        isPrimed = false
        isEnded = false
        isStopped = false
    }

    /// Reads a chunk of the document and hands over the segments that are complete.
    ///
    /// - Parameters:
    ///   - chunk: UTF-8, of any length; invalid sequences are let through and mended in each string.
    ///   - isLast: whether the document ends with it; what is still open is then closed and handed over.
    ///   - body: called for each segment in document order. The segment's storage is reused after it returns.
    public func read(_ chunk: Span<UInt8>, isLast: Bool, _ body: (Segment) -> Void) {
        let room = max(0, limits.documentBytes - received)
        if chunk.count > room { unsafe state.pointee.builder.overrun = "\(limits.documentBytes) bytes" }
        received += chunk.count
        let cut = chunk.count > room || isLast
        unsafe mender.mend(chunk.extracting(first: room), isLast: cut) {
            unsafe self.parse($0, isLast: $1, body)
        }
        if cut { finish() }
        handOver(body)
    }

    /// Frees what a large document took, before the reader is kept for another.
    public func rest() {
        unsafe xmlCtxtReset(context)
        unsafe kept.pointee.shrink()
        unsafe mender = InputMender(keeping: kept)
        unsafe state.pointee.builder.shrink()
    }

    /// Whether bytes were met that are no UTF-8, so that another encoding may be worth a try.
    public var hasInvalidBytes: Bool { mender.hasInvalidBytes }

    /// What was mended so far in this document.
    public var repairs: [Repair] {
        var repairs = mender.repairs
        if unsafe state.pointee.builder.unclosedEntries > 0 { repairs.append(.unclosedEntry) }
        if let fault = unsafe state.pointee.firstFault {
            repairs.append(.notWellFormed(line: fault.line, reason: fault.reason))
        }
        if let overrun = unsafe state.pointee.builder.overrun { repairs.append(.limit(overrun)) }
        return repairs
    }

    /// Parses mended bytes; the parser wants its first four to tell the encoding from.
    private func parse(_ buffer: UnsafeBufferPointer<UInt8>, isLast: Bool, _ body: (Segment) -> Void) {
        guard !isStopped, buffer.count > 0, let base = buffer.baseAddress else { return }
        unsafe base.withMemoryRebound(to: CChar.self, capacity: buffer.count) { bytes in
            var start = 0
            if !isPrimed {
                isPrimed = true
                start = min(4, buffer.count)
                unsafe xmlCtxtResetPush(context, bytes, Int32(start), nil, nil)
                unsafe xmlCtxtUseOptions(context, Self.options)
            }
            while start < buffer.count, !isStopped {
                let count = min(buffer.count - start, Self.chunk)
                let isEnd = isLast && start + count == buffer.count
                unsafe xmlParseChunk(context, bytes + start, Int32(count), isEnd ? 1 : 0)
                start += count
                isEnded = isEnd
                if unsafe state.pointee.builder.isFull || state.pointee.isBeyond(context) { isStopped = true }
                handOver(body)
            }
        }
    }

    private func finish() {
        if isPrimed {
            if !isStopped, !isEnded { unsafe xmlParseChunk(context, nil, 0, 1) }
            if let document = unsafe context.pointee.myDoc {
                unsafe xmlFreeDoc(document)
                unsafe context.pointee.myDoc = nil
            }
        }
        isStopped = true
        unsafe state.pointee.builder.endDocument()
    }

    private func handOver(_ body: (Segment) -> Void) {
        guard unsafe !state.pointee.builder.pieces.isEmpty else { return }
        let pieces = unsafe state.pointee.builder.pieces
        var segment = Segment(
            part: .feed,
            range: 0..<0,
            subject: 0,
            ancestry: 0,
            namespaces: unsafe state.pointee.spaces.met,
            nodes: unsafe take(&state.pointee.builder.nodes),
            bytes: unsafe take(&state.pointee.builder.bytes),
            attributes: unsafe take(&state.pointee.builder.attributes),
            names: unsafe state.pointee.names.names
        )
        for piece in pieces {
            segment.part = piece.part
            segment.range = piece.range
            segment.subject = piece.subject
            segment.ancestry = piece.ancestry
            body(segment)
        }
        unsafe state.pointee.builder.nodes = take(&segment.nodes)
        unsafe state.pointee.builder.bytes = take(&segment.bytes)
        unsafe state.pointee.builder.attributes = take(&segment.attributes)
        unsafe state.pointee.builder.discardPieces()
    }

    /// Makes the parser and its dictionary anew.
    private func renew() throws(XMLError) {
        guard let fresh = unsafe Self.makeContext() else { throw .outOfMemory }
        unsafe Self.free(context)
        unsafe context = unsafe fresh
        unsafe state.pointee.entities.free()
        unsafe state.pointee = Self.makeState(vocabulary, keeping: kept)
        install()
    }

    private func install() {
        unsafe context.pointee._private = UnsafeMutableRawPointer(state)
        unsafe installCallbacks(on: context)
    }

    private static func makeState(
        _ vocabulary: Vocabulary,
        keeping kept: UnsafeMutablePointer<KeptText>
    ) -> State {
        unsafe State(
            builder: SegmentBuilder(limits: Limits()),
            names: NameTable(names: vocabulary.names),
            spaces: SpaceTable(spaces: vocabulary.spaces),
            roles: vocabulary.names.map {
                vocabulary.entries.contains($0)
                    ? .entry : vocabulary.enclosing.contains($0) ? .enclosing : .none
            },
            isHome: (0...UInt8.max).map { vocabulary.homes.contains($0) },
            isPlainRoot: vocabulary.names.map { vocabulary.plainRoots.contains($0) },
            isPlain: vocabulary.names.map { vocabulary.plain.contains($0) },
            entities: EntityTable(),
            kept: kept
        )
    }

    private static func makeContext() -> xmlParserCtxtPtr? {
        unsafe xmlCreatePushParserCtxt(nil, nil, nil, 0, nil)
    }

    private static func free(_ context: xmlParserCtxtPtr) {
        if let document = unsafe context.pointee.myDoc { unsafe xmlFreeDoc(document) }
        unsafe xmlFreeParserCtxt(context)
    }

    /// Recover, decode references, touch nothing outside; the amplification limits that HUGE switches off are
    /// moot because no declared entity is ever expanded, and ours bound the rest.
    private static let options = Int32(
        XML_PARSE_RECOVER.rawValue | XML_PARSE_NONET.rawValue | XML_PARSE_NOENT.rawValue
            | XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue | XML_PARSE_BIG_LINES.rawValue
            | XML_PARSE_HUGE.rawValue | XML_PARSE_IGNORE_ENC.rawValue
    )

    /// Large, because libxml2's push parser is fastest on whole buffers; bounded, because a segment's size is
    /// looked at between chunks.
    private static let chunk = 1 << 20
}

/// libxml2's global tables, set up once and from one thread.
let initializeLibXML2: Void = xmlInitParser()

/// Moves an array out of its place, so that it is changed in place and not copied.
private func take<Element>(_ array: inout [Element]) -> [Element] {
    var taken: [Element] = []
    swap(&taken, &array)
    return taken
}
