#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// Bytes that grow at their end, in storage that is kept from one use to the next.
@safe struct ByteBuffer: ~Copyable {
    private var start: UnsafeMutablePointer<UInt8>
    private var capacity: Int
    private(set) var count = 0

    init() {
        capacity = 4096
        unsafe start = .allocate(capacity: capacity)
    }

    deinit { unsafe start.deallocate() }

    /// The bytes, until the next change.
    var bytes: UnsafeBufferPointer<UInt8> { unsafe UnsafeBufferPointer(start: start, count: count) }

    @inline(__always)
    mutating func append(_ byte: UInt8) {
        if count == capacity { grow(by: 1) }
        unsafe start[count] = byte
        count &+= 1
    }

    @inline(__always)
    mutating func append(_ bytes: UnsafePointer<UInt8>, count added: Int) {
        if added <= 0 { return }
        if capacity &- count < added { grow(by: added) }
        unsafe memcpy(start + count, bytes, added)
        count &+= added
    }

    mutating func append(_ text: StaticString) {
        unsafe append(text.utf8Start, count: text.utf8CodeUnitCount)
    }

    mutating func append(_ bytes: some Sequence<UInt8>) {
        for byte in bytes { append(byte) }
    }

    /// Where so many bytes may be written, which `fill` then counts.
    @inline(__always)
    mutating func room(for added: Int) -> UnsafeMutablePointer<UInt8> {
        if capacity &- count < added { grow(by: added) }
        return unsafe start + count
    }

    /// Counts bytes that were written where `room` said.
    @inline(__always)
    mutating func fill(_ added: Int) { count &+= added }

    /// Forgets so many bytes at the beginning.
    mutating func removeFirst(_ removed: Int) {
        count -= removed
        unsafe memmove(start, start + removed, count)
    }

    /// Forgets all bytes.
    mutating func removeAll() { count = 0 }

    private mutating func grow(by added: Int) {
        capacity = max(capacity * 2, count + added)
        let grown = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
        unsafe memcpy(grown, start, count)
        unsafe start.deallocate()
        unsafe start = grown
    }
}
