internal import CLibXML2

/// The numbers of the names and namespaces met in documents, found by libxml2's interned pointers.
///
/// libxml2 keeps one copy of each name for as long as its dictionary lives, so a name is compared as text
/// only the first time it is met.
struct NameTable {
    private var slots: [(key: UInt, value: UInt32)]
    private var used = 0
    /// The names by number: the vocabulary's first, then the others met, as written.
    private(set) var names: [String]
    private let known: [String: UInt32]

    init(names: [String]) {
        slots = Array(repeating: (0, 0), count: 256)
        self.names = names
        var known: [String: UInt32] = [:]
        for (number, name) in names.enumerated().dropFirst() { known[name] = UInt32(number) }
        self.known = known
    }

    /// Whether so many names are known that the table and libxml2's are made anew between documents.
    ///
    /// Hostile documents invent names without end.
    static func isCrowded(_ known: xmlDictPtr?) -> Bool { unsafe xmlDictSize(known) > 4096 }

    /// The number of an interned name, 0 for none.
    @inline(__always)
    mutating func number(of pointer: UnsafePointer<UInt8>?) -> UInt32 {
        let key = UInt(bitPattern: pointer)
        if key == 0 { return 0 }
        let mask = slots.count &- 1
        var index = Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 32) & mask
        while true {
            let slot = slots[index]
            if slot.key == key { return slot.value }
            if slot.key == 0 { break }
            index = (index &+ 1) & mask
        }
        return unsafe learn(key, String(cString: pointer.unsafelyUnwrapped))
    }

    private mutating func learn(_ key: UInt, _ written: String) -> UInt32 {
        let value: UInt32
        if let number = known[asciiLowercased(written)] {
            value = number
        } else {
            value = UInt32(names.count)
            names.append(written)
        }
        if (used + 1) * 2 > slots.count { grow() }
        insert(key, value)
        return value
    }

    private mutating func grow() {
        let old = slots
        slots = Array(repeating: (0, 0), count: old.count * 2)
        used = 0
        for slot in old where slot.key != 0 { insert(slot.key, slot.value) }
    }

    private mutating func insert(_ key: UInt, _ value: UInt32) {
        let mask = slots.count - 1
        var index = Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 32) & mask
        while slots[index].key != 0 { index = (index + 1) & mask }
        slots[index] = (key, value)
        used += 1
    }
}

/// A copy of a text in which ASCII capitals are small; other letters stay.
func asciiLowercased(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 >= 0x41 && $0 <= 0x5A }) else { return text }
    return String(decoding: text.utf8.map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }, as: UTF8.self)
}
