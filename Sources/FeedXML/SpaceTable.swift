/// The numbers of namespaces, found by libxml2's interned addresses and prefixes.
struct SpaceTable {
    private var addresses: [UInt: UInt8] = [:]
    private var prefixes: [UInt: UInt8] = [:]
    private var lastKey: UInt = 0
    private var lastValue: UInt8 = 0
    /// The numbers by address as `core` leaves it, and by prefix.
    private let known: (addresses: [String: UInt8], prefixes: [String: UInt8])
    /// The addresses met in the present document, in order, each once.
    private(set) var met: [String] = []
    private var metKeys: Set<UInt> = []

    init(spaces: [Vocabulary.Space]) {
        var known: (addresses: [String: UInt8], prefixes: [String: UInt8]) = ([:], [:])
        // The first of the same address stays.
        for (number, space) in spaces.enumerated().reversed() {
            for address in space.addresses { known.addresses[Self.core(address)] = UInt8(number) }
            for prefix in space.prefixes { known.prefixes[prefix] = UInt8(number) }
        }
        self.known = known
    }

    mutating func beginDocument() {
        met.removeAll(keepingCapacity: true)
        metKeys.removeAll(keepingCapacity: true)
        lastKey = 0
    }

    /// The number of a namespace: by address, else by prefix where the document forgot to declare it.
    @inline(__always)
    mutating func number(address: UnsafePointer<UInt8>?, prefix: UnsafePointer<UInt8>?) -> UInt8 {
        let key = UInt(bitPattern: address)
        if key != 0 {
            if key != lastKey {
                lastValue = unsafe byAddress(key, address.unsafelyUnwrapped)
                lastKey = key
            }
            // A default namespace nobody knows is a private one around ordinary elements; a prefix is foreign.
            return unsafe lastValue == 0 && prefix != nil ? Vocabulary.foreign : lastValue
        }
        let prefixKey = UInt(bitPattern: prefix)
        return prefixKey == 0 ? 0 : unsafe byPrefix(prefixKey, prefix.unsafelyUnwrapped)
    }

    private mutating func byAddress(_ key: UInt, _ pointer: UnsafePointer<UInt8>) -> UInt8 {
        unsafe meet(pointer)
        if let number = addresses[key] { return number }
        let number = known.addresses[Self.core(unsafe String(cString: pointer))] ?? 0
        addresses[key] = number
        return number
    }

    /// An address without what feeds write now so, now otherwise: capitals, `https`, and how it ends.
    private static func core(_ address: String) -> String {
        var address = asciiLowercased(address.filter { !$0.isWhitespace })
        if address.hasPrefix("https:") { address.remove(at: address.index(address.startIndex, offsetBy: 4)) }
        while address.hasSuffix("/") || address.hasSuffix("#") { address.removeLast() }
        return address
    }

    /// Remembers that the document speaks of a namespace.
    mutating func meet(_ address: UnsafePointer<UInt8>) {
        guard met.count < 64, metKeys.insert(UInt(bitPattern: address)).inserted else { return }
        met.append(unsafe String(cString: address))
    }

    private mutating func byPrefix(_ key: UInt, _ pointer: UnsafePointer<UInt8>) -> UInt8 {
        if let number = prefixes[key] { return number }
        let text = asciiLowercased(unsafe String(cString: pointer))
        let number = known.prefixes[text] ?? Vocabulary.foreign
        prefixes[key] = number
        return number
    }
}
