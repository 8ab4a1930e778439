private import CZlib

/// The checksum by which gzip, zip and PNG find damage (CRC-32); it protects against nobody.
package struct Checksum {
    private var value: UInt

    /// Begins.
    package init() { value = crc32(0, nil, 0) }

    /// Adds bytes.
    package mutating func add(_ bytes: [UInt8]) {
        value = unsafe bytes.withUnsafeBufferPointer { bytes in
            unsafe crc32_z(value, bytes.baseAddress, bytes.count)
        }
    }

    /// It as eight hexadecimal digits.
    package var digits: String {
        let digits = String(value, radix: 16)
        return String(repeating: "0", count: 8 - digits.count) + digits
    }
}
