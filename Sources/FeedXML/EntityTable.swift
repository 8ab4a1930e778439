internal import CLibXML2

/// HTML's named characters as libxml2 entities, made when first met and freed with their parser.
struct EntityTable {
    @safe private struct Pair {
        /// For content: handed to `characters` as it is.
        var predefined: UnsafeMutablePointer<xmlEntity>
        /// For attribute values, where libxml2 takes but one byte of a predefined entity.
        var general: UnsafeMutablePointer<xmlEntity>
    }

    private var pairs: [String: Pair] = [:]
    private var declared: [String: String] = [:]
    private var room = 0

    /// Begins a document with the entities it declares itself.
    mutating func beginDocument(_ entities: [String: String]) {
        room = Self.expansion
        if entities == declared { return }
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
        let pair: Pair
        if let known = pairs[name] {
            pair = known
        } else {
            guard pairs.count < Self.most else { return nil }
            let meaning = unsafe htmlEntityLookup(pointer).flatMap { unsafe UnicodeScalar($0.pointee.value) }
            let content = declared[name] ?? meaning.map { String(Character($0)) } ?? "&\(name);"
            // A general entity's content is read again, so its ampersand is a reference there.
            let again = content.first == "&" ? "&#38;" + content.dropFirst() : content
            guard let predefined = unsafe make(pointer, content, XML_INTERNAL_PREDEFINED_ENTITY),
                let general = unsafe make(pointer, again, XML_INTERNAL_GENERAL_ENTITY)
            else { return nil }
            pair = unsafe Pair(predefined: predefined, general: general)
            pairs[name] = pair
        }
        return unsafe isInAttribute ? pair.general : pair.predefined
    }

    /// Frees every entity; the parser that was given them must be gone or idle.
    mutating func free() {
        for pair in pairs.values {
            unsafe release(pair.predefined)
            unsafe release(pair.general)
        }
        pairs.removeAll()
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
    ) -> UnsafeMutablePointer<xmlEntity>? {
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

    /// A hostile document may invent names without end.
    private static let most = 4096
}
