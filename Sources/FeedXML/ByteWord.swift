/// Eight bytes of text, looked at together.
///
/// What a look finds is told in the highest bit of each byte. Where it finds nothing there is nothing, and the lowest
/// bit it sets is that of the first byte asked for; those above it may err.
@usableFromInline
package struct ByteWord {
    @usableFromInline let bits: UInt64

    @usableFromInline static let ones: UInt64 = 0x0101_0101_0101_0101
    @usableFromInline static let highs: UInt64 = 0x8080_8080_8080_8080

    /// Takes the eight bytes that begin at a place.
    @inlinable @inline(__always)
    package init(_ bytes: Span<UInt8>, at place: Int) {
        precondition(place >= 0 && place &+ 8 <= bytes.count)
        bits = unsafe bytes.bytes.unsafeLoadUnaligned(fromByteOffset: place, as: UInt64.self).littleEndian
    }

    /// Finds a byte.
    @inlinable @inline(__always)
    package func marks(of byte: UInt8) -> UInt64 {
        // What equals it is zero here, and taking one from zero sets the highest bit.
        let differences = bits ^ (UInt64(byte) &* Self.ones)
        return (differences &- Self.ones) & ~differences & Self.highs
    }

    /// Finds bytes below one of ASCII.
    @inlinable @inline(__always)
    package func marks(below byte: UInt8) -> UInt64 {
        (bits &- UInt64(byte) &* Self.ones) & ~bits & Self.highs
    }
}

extension Span<UInt8> {
    /// Where a byte stands next that meets a condition, from a place on; the number of bytes where none does.
    ///
    /// The marks of eight bytes hold at least those that meet it.
    @inlinable @inline(__always)
    package func position(
        from start: Int,
        marks: (ByteWord) -> UInt64,
        where isMet: (_ place: Int) -> Bool
    ) -> Int {
        var place = start
        while place < count {
            if place &+ 8 <= count {
                let found = marks(ByteWord(self, at: place))
                if found == 0 {
                    place &+= 8
                    continue
                }
                place &+= found.trailingZeroBitCount >> 3
            }
            if isMet(place) { return place }
            place &+= 1
        }
        return count
    }
}
