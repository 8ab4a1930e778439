internal import CLibXML2

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// Sets the callbacks of a parser whose `_private` points at an `XMLReader.State`.
///
/// They only append to the state: a Swift error cannot cross C frames, and `userData` stays the context,
/// which libxml2's own default handlers rely on.
func installCallbacks(on context: xmlParserCtxtPtr) {
    guard let sax = unsafe context.pointee.sax else { return }
    unsafe sax.pointee.startElementNs = startElement
    unsafe sax.pointee.endElementNs = endElement
    unsafe sax.pointee.characters = characters
    unsafe sax.pointee.ignorableWhitespace = characters
    unsafe sax.pointee.cdataBlock = characters
    unsafe sax.pointee.comment = nil
    unsafe sax.pointee.processingInstruction = nil
    unsafe sax.pointee.reference = nil
    unsafe sax.pointee.serror = structuredError
    // No declaration of the document is believed: that is what makes external entities, billion laughs and
    // quadratic blow-up impossible rather than limited.
    unsafe sax.pointee.entityDecl = nil
    unsafe sax.pointee.unparsedEntityDecl = nil
    unsafe sax.pointee.externalSubset = declarationsEnd
    unsafe sax.pointee.internalSubset = nil
    unsafe sax.pointee.resolveEntity = nil
    unsafe sax.pointee.attributeDecl = nil
    unsafe sax.pointee.elementDecl = nil
    unsafe sax.pointee.notationDecl = nil
    unsafe sax.pointee.getParameterEntity = nil
    unsafe sax.pointee.getEntity = getEntity
}

@inline(__always)
private func state(_ context: UnsafeMutableRawPointer?) -> UnsafeMutablePointer<XMLReader.State> {
    unsafe context.unsafelyUnwrapped.assumingMemoryBound(to: xmlParserCtxt.self).pointee._private
        .assumingMemoryBound(to: XMLReader.State.self)
}

/// Five pointers stand for each attribute: local name, prefix, namespace, and its value's begin and end.
private let startElement: startElementNsSAX2Func = {
    context,
    localName,
    prefix,
    address,
    spaceCount,
    spaces,
    count,
    _,
    attributes in
    let state = unsafe state(context)
    unsafe endText(state)
    let parser = unsafe context.unsafelyUnwrapped.assumingMemoryBound(to: xmlParserCtxt.self)
    let name = unsafe state.pointee.names.number(of: localName)
    var space = unsafe state.pointee.spaces.number(address: address, prefix: prefix)
    if unsafe state.pointee.isPlain(name, in: address, prefix) { space = 0 }
    let line = unsafe parser.pointee.input?.pointee.line ?? 0
    let isEntry = unsafe state.pointee.role(of: name) == .entry && state.pointee.isEntry(in: space, parser)
    unsafe state.pointee.builder.start(
        name: name,
        space: space,
        line: UInt32(truncatingIfNeeded: line),
        isEntry: isEntry
    )
    if spaceCount > 0, let spaces = unsafe spaces, unsafe state.pointee.builder.depth == 1 {
        // A prefix and an address each.
        for index in 0..<Int(spaceCount) {
            guard let address = unsafe spaces[2 * index + 1] else { continue }
            unsafe state.pointee.spaces.meet(address)
            if unsafe spaces[2 * index] == nil { unsafe state.pointee.beginRoot(name, in: address) }
        }
    }
    if unsafe isEntry && state.pointee.builder.isFull || state.pointee.isBeyond(parser) {
        // The values of the attributes are gone with it.
        return unsafe xmlStopParser(parser)
    }
    guard count > 0, let attributes = unsafe attributes else { return }
    for index in 0..<Int(count) {
        let parts = unsafe attributes + index * 5
        guard let begin = unsafe parts[3], let end = unsafe parts[4] else { continue }
        let attributeName = unsafe state.pointee.names.number(of: parts[0])
        var attributeSpace = unsafe state.pointee.spaces.number(address: parts[2], prefix: parts[1])
        if attributeSpace != 0, unsafe state.pointee.isHome[Int(attributeSpace)] { attributeSpace = 0 }
        unsafe state.pointee.builder.attribute(
            name: attributeName,
            space: attributeSpace,
            value: UnsafeBufferPointer(start: begin, count: end - begin)
        )
    }
}

extension XMLReader.State {
    /// What an element of a name means for where entries begin.
    @inline(__always)
    fileprivate func role(of name: UInt32) -> XMLReader.Role {
        Int(name) < roles.count ? roles[Int(name)] : .none
    }

    /// Whether libxml2 has met more names or namespaces than it can look up in good time, which is then told.
    @inline(__always)
    mutating func isBeyond(_ parser: xmlParserCtxtPtr) -> Bool {
        // It looks through all of them for each prefix; it counts the prefix and the address.
        if unsafe Int(parser.pointee.nsNr) > 2 * builder.limits.namespaces {
            builder.overrun = "the namespaces in force at one place"
            return true
        }
        // Its table of names never has more than a few thousand rows.
        if unsafe Int(xmlDictSize(parser.pointee.dict)) - knownNames > builder.limits.names {
            builder.overrun = "\(builder.limits.names) distinct names"
            return true
        }
        return false
    }

    /// Takes the default namespace that a root declares, where it does not count.
    fileprivate mutating func beginRoot(_ name: UInt32, in address: UnsafePointer<UInt8>) {
        if Int(name) < isPlainRoot.count, isPlainRoot[Int(name)] { discounted = UInt(bitPattern: address) }
    }

    /// Whether an element stands in no namespace though it seems to stand in the root's.
    @inline(__always)
    fileprivate func isPlain(
        _ name: UInt32,
        in address: UnsafePointer<UInt8>?,
        _ prefix: UnsafePointer<UInt8>?
    ) -> Bool {
        unsafe discounted != 0 && prefix == nil && discounted == UInt(bitPattern: address)
            && Int(name) < isPlain.count && isPlain[Int(name)]
    }

    /// Whether an element with an entry's name begins one.
    ///
    /// Inside another it does where that one's end is missing. What is empty, or stands in an element of an
    /// extension or in the document of another, begins none.
    fileprivate func isEntry(in space: UInt8, _ parser: xmlParserCtxtPtr) -> Bool {
        guard isHome[Int(space)] else { return false }
        guard let entry = builder.entry else { return true }
        if let next = unsafe parser.pointee.input?.pointee.cur, unsafe next[0] == UInt8(ascii: "/") {
            return false
        }
        return builder.open[(entry + 1)...].allSatisfy { element in
            guard let position = element.position else { return true }
            let node = builder.nodes[position]
            return isHome[Int(node.space)] && Int(node.name) < roles.count && node.name > 0
                && roles[Int(node.name)] == .none
        }
    }
}

/// Forgets the attributes a document's DTD gives to elements by default, which libxml2 adds by itself.
private let declarationsEnd: externalSubsetSAXFunc = { context, _, _, _ in
    let parser = unsafe context.unsafelyUnwrapped.assumingMemoryBound(to: xmlParserCtxt.self)
    unsafe xmlHashFree(parser.pointee.attsDefault, xmlHashDefaultDeallocator)
    unsafe parser.pointee.attsDefault = nil
}

private let endElement: endElementNsSAX2Func = { context, _, _, _ in
    unsafe endText(state(context))
    unsafe state(context).pointee.builder.end()
}

private let characters: charactersSAXFunc = { context, text, count in
    let state = unsafe state(context)
    let count = Int(count)
    if unsafe !state.pointee.cutMark.isEmpty {
        var whole = unsafe state.pointee.cutMark
        unsafe state.pointee.cutMark = []
        unsafe whole.append(contentsOf: UnsafeBufferPointer(start: text, count: count))
        return unsafe whole.withUnsafeBufferPointer { unsafe take($0.baseAddress, $0.count, state) }
    }
    unsafe take(text, count, state)
}

/// Records text, and the text that marks in it stand for.
private func take(_ text: UnsafePointer<UInt8>?, _ count: Int, _ state: UnsafeMutablePointer<XMLReader.State>)
{
    guard let text = unsafe text else { return }
    var start = 0
    while start < count {
        let found = unsafe memchr(text + start, Int32(KeptText.mark), count - start)
        let end = unsafe found.map { unsafe UnsafeRawPointer(text).distance(to: $0) } ?? count
        if end > start {
            unsafe state.pointee.builder.text(UnsafeBufferPointer(start: text + start, count: end - start))
        }
        if end == count { return }
        switch unsafe state.pointee.kept.pointee.read(text + end, count: count - end) {
        case .text(let kept, let length):
            unsafe state.pointee.builder.text(kept)
            start = end + length
        case .beginning:
            unsafe state.pointee.cutMark = Array(UnsafeBufferPointer(start: text + end, count: count - end))
            return
        case .nothing:
            unsafe state.pointee.builder.text(UnsafeBufferPointer(start: text + end, count: 1))
            start = end + 1
        }
    }
}

/// Records what began like a mark and is none, because the text ends with it.
@inline(__always)
private func endText(_ state: UnsafeMutablePointer<XMLReader.State>) {
    if unsafe state.pointee.cutMark.isEmpty { return }
    unsafe state.pointee.cutMark.withUnsafeBufferPointer { unsafe state.pointee.builder.text($0) }
    unsafe state.pointee.cutMark = []
}

private let structuredError: xmlStructuredErrorFunc = { context, error in
    guard let error = unsafe error, unsafe error.pointee.level.rawValue >= XML_ERR_ERROR.rawValue
    else { return }
    guard unsafe state(context).pointee.firstFault == nil else { return }
    let line = unsafe Int(error.pointee.line)
    let message = unsafe error.pointee.message.map { unsafe String(cString: $0) } ?? "unknown fault"
    unsafe state(context).pointee.firstFault = (line, oneLine(message))
}

/// What stands for `&name;`: XML's five, HTML's, else the reference itself as literal text.
private let getEntity: getEntitySAXFunc = { context, name in
    guard let name = unsafe name else { return nil }
    if let predefined = unsafe xmlGetPredefinedEntity(name) { return unsafe predefined }
    let parser = unsafe context.unsafelyUnwrapped.assumingMemoryBound(to: xmlParserCtxt.self)
    let isInAttribute = unsafe parser.pointee.instate == XML_PARSER_ATTRIBUTE_VALUE
    return unsafe state(context).pointee.entities.entity(name, isInAttribute: isInAttribute)
}

/// libxml2 quotes the document in its messages; a report wants one short line.
private func oneLine(_ message: String) -> String {
    let line = message.split(whereSeparator: \.isNewline).first.map(String.init) ?? ""
    return line.count > 200 ? String(line.prefix(200)) + "…" : line
}
