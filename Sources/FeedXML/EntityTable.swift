internal import CLibXML2

/// HTML's named characters as libxml2 entities, made when first met and kept from one document to the next.
struct EntityTable {
    @safe private struct Pair {
        /// For content: handed to `characters` as it is.
        var predefined: UnsafeMutablePointer<xmlEntity>
        /// For attribute values, where libxml2 takes but one byte of a predefined entity.
        var general: UnsafeMutablePointer<xmlEntity>
    }

    private var pairs: [String: Pair] = [:]
    /// The last one of those that are not kept.
    private var passing: Pair?
    private var declared: [String: String] = [:]
    private var room = 0

    /// Begins a document with the entities it declares itself.
    mutating func beginDocument(_ entities: [String: String]) {
        room = Self.expansion
        if entities == declared, pairs.count <= Self.crowd { return }
        free()
        declared = entities
    }

    /// The entity for a name.
    ///
    /// One that HTML does not know stands for itself, `&name;`.
    mutating func entity(
        _ pointer: UnsafePointer<UInt8>,
        isInAttribute: Bool
    ) -> UnsafeMutablePointer<xmlEntity>? {
        let name = unsafe String(cString: pointer)
        if !declared.isEmpty, let text = declared[name] {
            room -= text.utf8.count
            if room < 0 { return nil }
        }
        let pair = unsafe pairs[name] ?? make(pointer, name)
        return unsafe isInAttribute ? pair.general : pair.predefined
    }

    /// Makes the entities for a name, and keeps them while there are not too many.
    ///
    /// libxml2 is done with one before it asks for the next.
    private mutating func make(_ pointer: UnsafePointer<UInt8>, _ name: String) -> Pair {
        let meaning = unsafe htmlEntityLookup(pointer).flatMap { unsafe UnicodeScalar($0.pointee.value) }
        let content = declared[name] ?? meaning.map { String(Character($0)) } ?? "&\(name);"
        // A general entity's content is read again, so its ampersand is a reference there.
        let again = content.first == "&" ? "&#38;" + content.dropFirst() : content
        let pair = unsafe Pair(
            predefined: make(pointer, content, XML_INTERNAL_PREDEFINED_ENTITY),
            general: make(pointer, again, XML_INTERNAL_GENERAL_ENTITY)
        )
        if pairs.count < Self.most {
            pairs[name] = pair
        } else {
            if let passing { release(passing) }
            passing = pair
        }
        return pair
    }

    /// Frees every entity; the parser that was given them must be gone or idle.
    mutating func free() {
        for pair in pairs.values { release(pair) }
        if let passing { release(passing) }
        pairs.removeAll()
        passing = nil
    }

    private func release(_ pair: Pair) {
        unsafe release(pair.predefined)
        unsafe release(pair.general)
    }

    private func release(_ entity: UnsafeMutablePointer<xmlEntity>) {
        unsafe entity.pointee.content.deallocate()
        unsafe UnsafeMutablePointer(mutating: entity.pointee.name)?.deallocate()
        unsafe entity.deallocate()
    }

    private func make(
        _ name: UnsafePointer<UInt8>,
        _ content: String,
        _ type: xmlEntityType
    ) -> UnsafeMutablePointer<xmlEntity> {
        let entity = UnsafeMutablePointer<xmlEntity>.allocate(capacity: 1)
        unsafe entity.initialize(to: xmlEntity())
        unsafe entity.pointee.type = XML_ENTITY_DECL
        unsafe entity.pointee.etype = type
        unsafe entity.pointee.name = UnsafePointer(copy(String(cString: name)))
        unsafe entity.pointee.content = copy(content)
        unsafe entity.pointee.length = Int32(content.utf8.count)
        // Marks the content as already looked through for references and markup.
        unsafe entity.pointee.checked = 1 << 1
        return unsafe entity
    }

    private func copy(_ text: String) -> UnsafeMutablePointer<UInt8> {
        let bytes = Array(text.utf8)
        let copy = UnsafeMutablePointer<UInt8>.allocate(capacity: bytes.count + 1)
        for (index, byte) in bytes.enumerated() { unsafe copy[index] = byte }
        unsafe copy[bytes.count] = 0
        return unsafe copy
    }

    /// Bytes that a document's own entities may add to it.
    private static let expansion = 64 << 10

    /// A hostile document may invent names without end; so many are kept while it is read.
    private static let most = 4096
    /// So many are kept for the next document.
    private static let crowd = 512
}
