/// How often each number occurred: a flat table that grows.
package struct Counts: Sendable {
    private var keys: [UInt32]
    private var values: [UInt32]
    /// How many different numbers there are.
    package private(set) var count = 0

    /// Makes an empty table with room for about so many numbers.
    package init(room: Int = 1_024) {
        var size = 16
        while size < room * 2 { size *= 2 }
        keys = [UInt32](repeating: 0, count: size)
        values = [UInt32](repeating: 0, count: size)
    }

    /// How often a number occurred.
    package subscript(number: UInt32) -> UInt32 { values[slot(of: number)] }

    /// Counts a number once more and returns its count.
    @discardableResult
    package mutating func add(_ number: UInt32, times: UInt32 = 1) -> UInt32 {
        var slot = slot(of: number)
        if values[slot] == 0 {
            if (count + 1) * 2 > keys.count {
                grow()
                slot = self.slot(of: number)
            }
            keys[slot] = number
            count += 1
        }
        values[slot] &+= times
        return values[slot]
    }

    /// Calls a function with every number and how often it occurred, in no order.
    func visit(_ body: (_ number: UInt32, _ count: UInt32) -> Void) {
        for slot in keys.indices where values[slot] != 0 { body(keys[slot], values[slot]) }
    }

    private func slot(of number: UInt32) -> Int {
        let mask = keys.count - 1
        var slot = Int(truncatingIfNeeded: UInt64(number) &* 0x9E37_79B9_7F4A_7C15 >> 32) & mask
        while values[slot] != 0, keys[slot] != number { slot = (slot + 1) & mask }
        return slot
    }

    private mutating func grow() {
        var larger = Counts(room: keys.count)
        for slot in keys.indices where values[slot] != 0 { larger.add(keys[slot], times: values[slot]) }
        self = larger
    }
}
