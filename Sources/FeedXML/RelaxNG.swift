internal import CLibXML2

/// A RELAX NG schema, as far as libxml2 understands it.
///
/// libxml2 wants the whole document as a tree, knows the XML syntax only, ignores the data types it does not
/// know, and tells of a document that does not fit often no more than its first faults.
@safe public final class RelaxNG {
    /// A place where a document does not fit.
    public struct Fault: Sendable, Hashable {
        /// The line; nil where it is the document as a whole.
        public var line: Int?
        /// What does not fit, as libxml2 says it.
        public var reason: String
    }

    /// The most bytes a document may have.
    public static let documentBytes = 64 << 20

    private let schema: xmlRelaxNGPtr

    /// Reads the schema in a file; what it includes is read from beside it, never from the network.
    public init(at path: String) throws(SchemaError) {
        initializeLibXML2
        let options = Int32(
            XML_PARSE_NONET.rawValue | XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue
        )
        guard let document = unsafe xmlReadFile(path, nil, options) else {
            throw SchemaError(reason: "it cannot be read, or is not well-formed XML")
        }
        defer { unsafe xmlFreeDoc(document) }
        guard let parser = unsafe xmlRelaxNGNewDocParserCtxt(document) else {
            throw SchemaError(reason: "libxml2 could not get memory")
        }
        defer { unsafe xmlRelaxNGFreeParserCtxt(parser) }
        var faults: [Fault] = []
        let schema = unsafe withUnsafeMutablePointer(to: &faults) { faults in
            unsafe xmlRelaxNGSetParserStructuredErrors(parser, appendFault, faults)
            return unsafe xmlRelaxNGParse(parser)
        }
        guard let schema = unsafe schema else {
            throw SchemaError(
                reason:
                    "it is no RELAX NG schema in XML: \(faults.first?.reason ?? "libxml2 does not say why")"
            )
        }
        unsafe self.schema = unsafe schema
    }

    deinit { unsafe xmlRelaxNGFree(schema) }

    /// Where a document does not fit the schema; empty when it does.
    public func faults(in document: [UInt8]) -> [Fault] {
        guard document.count <= Self.documentBytes else {
            return [Fault(line: nil, reason: "the document is larger than \(Self.documentBytes) bytes")]
        }
        let options = Int32(
            XML_PARSE_NONET.rawValue | XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue
                | XML_PARSE_BIG_LINES.rawValue
        )
        let tree = unsafe document.withUnsafeBytes { bytes in
            let start = unsafe bytes.bindMemory(to: CChar.self).baseAddress
            return unsafe xmlReadMemory(start, Int32(bytes.count), nil, nil, options)
        }
        guard let tree = unsafe tree else {
            return [
                Fault(
                    line: nil,
                    reason: "libxml2 makes no tree of it: it is not well-formed or nests too deep"
                )
            ]
        }
        defer { unsafe xmlFreeDoc(tree) }
        guard let validation = unsafe xmlRelaxNGNewValidCtxt(schema) else {
            return [Fault(line: nil, reason: "libxml2 could not get memory")]
        }
        defer { unsafe xmlRelaxNGFreeValidCtxt(validation) }
        var faults: [Fault] = []
        let result = unsafe withUnsafeMutablePointer(to: &faults) { faults in
            unsafe xmlRelaxNGSetValidStructuredErrors(validation, appendFault, faults)
            return unsafe xmlRelaxNGValidateDoc(validation, tree)
        }
        if result == 0 { return [] }
        return faults.isEmpty ? [Fault(line: nil, reason: "it does not fit the schema")] : faults
    }
}

/// Why a schema cannot be used.
public struct SchemaError: Error, Sendable, CustomStringConvertible {
    let reason: String

    /// One sentence.
    public var description: String { reason }
}

private let appendFault: xmlStructuredErrorFunc = { faults, error in
    guard let faults = unsafe faults, let error = unsafe error else { return }
    let list = unsafe faults.assumingMemoryBound(to: [RelaxNG.Fault].self)
    guard unsafe list.pointee.count < 100 else { return }
    let message = unsafe error.pointee.message.map { unsafe String(cString: $0) } ?? "unknown fault"
    let line = unsafe Int(error.pointee.line)
    unsafe list.pointee.append(
        RelaxNG.Fault(
            line: line > 0 ? line : nil,
            reason: message.split(whereSeparator: \.isNewline).first.map(String.init) ?? message
        )
    )
}
