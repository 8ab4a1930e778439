/// Packs bytes as gzip does (RFC 1952), piece by piece.
///
/// Neither a time nor a name is written, so that equal bytes give equal files.
package struct GzipPacker {
    private let stream: GzipStream

    /// Begins; the level is from 1, the fastest, to 9, the smallest.
    package init(level: Int = 6) { stream = .packing(level: Int32(level)) }

    /// Packs a piece and returns what is ready.
    package func pack(_ bytes: [UInt8]) -> [UInt8] { put(bytes, isLast: false) }

    /// Returns the rest; nothing may be packed after it.
    package func finish() -> [UInt8] { put([], isLast: true) }

    private func put(_ bytes: [UInt8], isLast: Bool) -> [UInt8] {
        var packed: [UInt8] = []
        _ = stream.put(bytes, isLast: isLast) { piece in
            for index in piece.indices { packed.append(piece[index]) }
            return true
        }
        return packed
    }
}

/// Whole files in gzip's form (RFC 1952).
package enum Gzip {
    /// Packs bytes.
    package static func packed(_ bytes: [UInt8], level: Int = 6) -> [UInt8] {
        let packer = GzipPacker(level: level)
        return packer.pack(bytes) + packer.finish()
    }

    /// Unpacks bytes, up to a limit that a bomb cannot pass.
    package static func unpacked(_ bytes: [UInt8], limit: Int) throws(GzipError) -> [UInt8] {
        var unpacked: [UInt8] = []
        var isTooLarge = false
        let turn = GzipStream.unpacking().put(bytes, isLast: false) { piece in
            isTooLarge = piece.count > limit - unpacked.count
            if isTooLarge { return false }
            for index in piece.indices { unpacked.append(piece[index]) }
            return true
        }
        if isTooLarge { throw .tooLarge(limit: limit) }
        guard turn.isEnd else { throw .damaged }
        return unpacked
    }
}
