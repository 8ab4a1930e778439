internal import CLibXML2

/// Reads a fragment of HTML, however malformed, into a flat segment of nodes.
///
/// The segment holds what libxml2's HTML parser makes of it, wrapped in `html` and `body`; names are in lower
/// case. One reader serves many fragments, one after another.
@safe public final class HTMLReader {
    @safe struct State {
        var builder: SegmentBuilder
        var names: NameTable
        /// The fragment, and how much of it the parser has taken; only while it is read.
        var source = unsafe UnsafeBufferPointer<UInt8>(start: nil, count: 0)
        var taken = 0
        /// How many names libxml2 knew before the fragment.
        var knownNames = 0
        /// Whether the rest of the fragment was kept from the parser.
        var isCut = false
    }

    private let vocabulary: Vocabulary
    private let state: UnsafeMutablePointer<State>
    private var context: htmlParserCtxtPtr
    private let limits: Limits
    /// Whether the last fragment had too many open elements, attributes in one tag or names, and lost some of them.
    public private(set) var isLessened = false

    /// Makes a reader; `names` are the elements and attributes the caller wants to meet as numbers, the first
    /// standing for any other.
    ///
    /// - Throws: `XMLError.outOfMemory`.
    public init(names: [String], limits: Limits = Limits()) throws(XMLError) {
        _ = initializeLibXML2
        guard let context = unsafe htmlNewParserCtxt() else { throw .outOfMemory }
        unsafe self.context = unsafe context
        self.limits = limits
        vocabulary = Vocabulary(spaces: [], names: names, entries: [])
        unsafe state = .allocate(capacity: 1)
        unsafe state.initialize(
            to: State(builder: SegmentBuilder(limits: limits), names: NameTable(names: names))
        )
    }

    deinit {
        unsafe htmlFreeParserCtxt(context)
        unsafe state.deinitialize(count: 1)
        unsafe state.deallocate()
    }

    /// Reads a fragment and gives its nodes to `body`; text beyond the limits is left out.
    ///
    /// What makes the parser slow is left out of a fragment that has too much of it: tags and attributes, no text.
    public func read<Result>(_ fragment: String, _ body: (Segment) -> Result) -> Result {
        if unsafe NameTable.isCrowded(context.pointee.dict) || state.pointee.isCut { renew() }
        let fragment = XMLText(fragment).value
        parse(fragment)
        isLessened = unsafe state.pointee.isCut
        if isLessened {
            renew()
            parse(PlainHTML.written(fragment, names: vocabulary.names, limits: limits))
        }
        let segment = unsafe Segment(
            part: .feed,
            range: 0..<state.pointee.builder.nodes.count,
            subject: 0,
            ancestry: 0,
            namespaces: [],
            nodes: state.pointee.builder.nodes,
            bytes: state.pointee.builder.bytes,
            attributes: state.pointee.builder.attributes,
            names: state.pointee.names.names
        )
        return body(segment)
    }

    private func parse(_ fragment: String) {
        unsafe state.pointee.builder.beginDocument(limits)
        unsafe state.pointee.knownNames = Int(xmlDictSize(context.pointee.dict))
        // Said outright, because the parser wraps bare text in a paragraph where it has to imply a body; and
        // twice, because it then passes over as many stray end tags of them.
        var text = "<html><body><html><body>" + fragment
        if text.utf8.count > limits.segmentBytes {
            text = String(decoding: text.utf8.prefix(limits.segmentBytes), as: UTF8.self)
        }
        text.withUTF8 { buffer in
            unsafe state.pointee.source = unsafe buffer
            unsafe state.pointee.taken = 0
            unsafe htmlCtxtReset(context)
            unsafe context.pointee._private = UnsafeMutableRawPointer(state)
            if let sax = unsafe context.pointee.sax { unsafe install(sax) }
            guard
                let input = unsafe xmlParserInputBufferCreateIO(
                    nextBytes,
                    nil,
                    context,
                    XML_CHAR_ENCODING_UTF8
                ),
                let stream = unsafe xmlNewIOInputStream(context, input, XML_CHAR_ENCODING_UTF8)
            else { return }
            unsafe inputPush(context, stream)
            unsafe context.pointee.charset = Int32(XML_CHAR_ENCODING_UTF8.rawValue)
            unsafe htmlCtxtUseOptions(context, Self.options)
            unsafe htmlParseDocument(context)
            if let document = unsafe context.pointee.myDoc {
                unsafe xmlFreeDoc(document)
                unsafe context.pointee.myDoc = nil
            }
            unsafe state.pointee.source = unsafe UnsafeBufferPointer(start: nil, count: 0)
        }
        unsafe state.pointee.builder.endDocument()
    }

    private func install(_ sax: UnsafeMutablePointer<xmlSAXHandler>) {
        unsafe sax.pointee.startElement = startTag
        unsafe sax.pointee.endElement = endTag
        unsafe sax.pointee.characters = text
        unsafe sax.pointee.ignorableWhitespace = text
        unsafe sax.pointee.cdataBlock = text
        unsafe sax.pointee.comment = nil
        unsafe sax.pointee.processingInstruction = nil
        unsafe sax.pointee.internalSubset = nil
        unsafe sax.pointee.startDocument = nil
        unsafe sax.pointee.endDocument = nil
        unsafe sax.pointee.error = nil
        unsafe sax.pointee.warning = nil
        unsafe sax.pointee.serror = nil
    }

    /// Makes the parser, which never forgets a name nor how many attributes it has met, anew.
    private func renew() {
        unsafe htmlFreeParserCtxt(context)
        guard let fresh = unsafe htmlNewParserCtxt() else {
            preconditionFailure("libxml2 could not get memory")
        }
        unsafe context = unsafe fresh
        unsafe state.pointee.names = NameTable(names: vocabulary.names)
        unsafe state.pointee.isCut = false
    }

    private static let options = Int32(
        HTML_PARSE_RECOVER.rawValue | HTML_PARSE_NOERROR.rawValue | HTML_PARSE_NOWARNING.rawValue
            | HTML_PARSE_NONET.rawValue | HTML_PARSE_NODEFDTD.rawValue
            | HTML_PARSE_IGNORE_ENC.rawValue
    )
}

@inline(__always)
private func state(_ context: UnsafeMutableRawPointer?) -> UnsafeMutablePointer<HTMLReader.State> {
    unsafe context.unsafelyUnwrapped.assumingMemoryBound(to: htmlParserCtxt.self).pointee._private
        .assumingMemoryBound(to: HTMLReader.State.self)
}

/// Gives the parser its next few thousand bytes, which is when it can be stopped inside a tag.
///
/// It compares each attribute with all before it, each end tag with all open elements and each name with many others,
/// so a fragment ends for it where there are too many of them.
private let nextBytes: xmlInputReadCallback = { context, room, count in
    guard let room = unsafe room else { return 0 }
    let parser = unsafe context.unsafelyUnwrapped.assumingMemoryBound(to: htmlParserCtxt.self)
    let state = unsafe state(context)
    // A name and a value take a place each, and the places double.
    if unsafe Int(parser.pointee.maxatts) > 4 * state.pointee.builder.limits.attributes
        || Int(parser.pointee.nameNr) > 4 * state.pointee.builder.limits.depth
        || Int(xmlDictSize(parser.pointee.dict)) - state.pointee.knownNames
            > state.pointee.builder.limits.names
    {
        unsafe state.pointee.isCut = true
        return 0
    }
    let bytes = unsafe min(Int(count), state.pointee.source.count - state.pointee.taken)
    guard bytes > 0, let base = unsafe state.pointee.source.baseAddress else { return 0 }
    unsafe UnsafeMutableRawPointer(room)
        .copyMemory(from: base + state.pointee.taken, byteCount: bytes)
    unsafe state.pointee.taken += bytes
    return Int32(bytes)
}

/// Attributes come as a list of names and values, ended by a null; a value may be missing.
private let startTag: startElementSAXFunc = { context, name, attributes in
    let state = unsafe state(context)
    let number = unsafe state.pointee.names.number(of: name)
    unsafe state.pointee.builder.start(name: number, space: 0, line: 0, isEntry: false)
    guard var attribute = unsafe attributes else { return }
    while let name = unsafe attribute[0] {
        let number = unsafe state.pointee.names.number(of: name)
        let value = unsafe attribute[1].map {
            unsafe UnsafeBufferPointer(start: $0, count: Int(xmlStrlen($0)))
        }
        unsafe state.pointee.builder.attribute(
            name: number,
            space: 0,
            value: value ?? UnsafeBufferPointer(start: nil, count: 0)
        )
        unsafe attribute += 2
    }
}

private let endTag: endElementSAXFunc = { context, _ in
    unsafe state(context).pointee.builder.end()
}

private let text: charactersSAXFunc = { context, text, count in
    unsafe state(context).pointee.builder.text(UnsafeBufferPointer(start: text, count: Int(count)))
}
