private import CDeflate

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
    /// Packs bytes that are all at hand, in half the time that piece by piece takes.
    package static func packed(_ bytes: [UInt8], level: Int = 6) -> [UInt8] {
        // It fails only without memory, which Swift does not survive either.
        guard let compressor = unsafe libdeflate_alloc_compressor(Int32(level)) else {
            preconditionFailure("libdeflate could not begin")
        }
        defer { unsafe libdeflate_free_compressor(compressor) }
        let room = unsafe libdeflate_gzip_compress_bound(compressor, bytes.count)
        return unsafe [UInt8](unsafeUninitializedCapacity: room) { packed, count in
            count = unsafe libdeflate_gzip_compress(compressor, bytes, bytes.count, packed.baseAddress, room)
            precondition(count > 0, "libdeflate had less room than it asked for")
        }
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
