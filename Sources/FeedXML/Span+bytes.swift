#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

extension Span<UInt8> {
    /// Where a byte stands next, from a position on; the number of bytes when it does not.
    package func position(of byte: UInt8, from start: Int) -> Int {
        unsafe withUnsafeBufferPointer { buffer in
            guard start < buffer.count, let base = buffer.baseAddress,
                let found = unsafe memchr(base + start, Int32(byte), buffer.count - start)
            else { return buffer.count }
            return unsafe UnsafeRawPointer(base).distance(to: found)
        }
    }

    /// Whether some bytes, one at least, stand in it one after another.
    package func contains(_ bytes: Span<UInt8>) -> Bool {
        let last = bytes.count - 1
        var end = position(of: bytes[last], from: last)
        while end < count {
            if (0..<last).allSatisfy({ self[end - last + $0] == bytes[$0] }) { return true }
            end = position(of: bytes[last], from: end + 1)
        }
        return false
    }
}

extension [UInt8] {
    /// Appends bytes in one go.
    package mutating func append(_ bytes: Span<UInt8>) {
        unsafe bytes.withUnsafeBufferPointer { unsafe append(contentsOf: $0) }
    }
}
