private import CZlib

/// The state of zlib, which lives at one address until it is freed.
@safe final class GzipStream {
    private let stream: UnsafeMutablePointer<z_stream>
    private let step: (UnsafeMutablePointer<z_stream>, Int32) -> Int32
    private let free: (UnsafeMutablePointer<z_stream>) -> Int32
    private var buffer = [UInt8](repeating: 0, count: 1 << 15)

    /// The window of 32 kB, and the mark that asks for gzip's head and tail (zlib.h, deflateInit2).
    private static let gzipWindow: Int32 = 15 + 16

    private init(
        begin: (UnsafeMutablePointer<z_stream>) -> Int32,
        step: @escaping (UnsafeMutablePointer<z_stream>, Int32) -> Int32,
        free: @escaping (UnsafeMutablePointer<z_stream>) -> Int32
    ) {
        unsafe stream = .allocate(capacity: 1)
        unsafe stream.initialize(to: z_stream())
        unsafe self.step = step
        unsafe self.free = free
        let status = unsafe begin(stream)
        // It fails only without memory, which Swift does not survive either.
        precondition(status == Z_OK, "zlib could not begin")
    }

    /// A stream that packs at a level from 1, the fastest, to 9, the smallest.
    static func packing(level: Int32) -> GzipStream {
        unsafe GzipStream(
            begin: { unsafe shim_deflateInit2($0, level, gzipWindow) },
            step: { unsafe deflate($0, $1) },
            free: { unsafe deflateEnd($0) }
        )
    }

    /// A stream that unpacks.
    static func unpacking() -> GzipStream {
        unsafe GzipStream(
            begin: { unsafe shim_inflateInit2($0, gzipWindow) },
            step: { unsafe inflate($0, $1) },
            free: { unsafe inflateEnd($0) }
        )
    }

    deinit {
        _ = unsafe free(stream)
        unsafe stream.deinitialize(count: 1)
        unsafe stream.deallocate()
    }

    /// How a turn ended.
    struct Turn {
        /// Nothing more can come.
        let isEnd: Bool
        /// Zlib takes the bytes for damaged.
        let isDamaged: Bool
    }

    /// Puts bytes through and hands over what comes out, until `accept` wants no more.
    func put(_ bytes: [UInt8], isLast: Bool, accept: (Span<UInt8>) -> Bool) -> Turn {
        unsafe bytes.withUnsafeBufferPointer { input in
            // Zlib's header lacks the `const` that its documentation promises.
            unsafe stream.pointee.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
            unsafe stream.pointee.avail_in = UInt32(input.count)
            while true {
                let status = unsafe buffer.withUnsafeMutableBufferPointer { output in
                    unsafe stream.pointee.next_out = output.baseAddress
                    unsafe stream.pointee.avail_out = UInt32(output.count)
                    return unsafe step(stream, isLast ? Z_FINISH : Z_NO_FLUSH)
                }
                let free = unsafe Int(stream.pointee.avail_out)
                let isAccepted = accept(buffer.span.extracting(first: buffer.count - free))
                let isEnd = status == Z_STREAM_END
                // Z_BUF_ERROR says that there was nothing to do, which is no error.
                let isDamaged = status != Z_OK && status != Z_BUF_ERROR && !isEnd
                if isEnd || isDamaged || !isAccepted || free > 0 {
                    return Turn(isEnd: isEnd, isDamaged: isDamaged)
                }
            }
        }
    }
}
