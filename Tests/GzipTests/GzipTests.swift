import Gzip
import Testing

@Suite struct GzipTests {
    private static let texts: [[UInt8]] = [
        [], Array("a".utf8), Array(String(repeating: "The wire. ", count: 50_000).utf8),
        (0..<200_000).map { UInt8(truncatingIfNeeded: $0 &* 2_654_435_761 >> 13) },
    ]

    @Test("what is packed unpacks to the same bytes", arguments: texts.indices)
    func roundTrip(index: Int) throws {
        let bytes = Self.texts[index]
        #expect(try Gzip.unpacked(Gzip.packed(bytes), limit: bytes.count) == bytes)
    }

    @Test("equal bytes give equal files, packed whole or in pieces")
    func pieces() throws {
        let bytes = Self.texts[2]
        func inPieces(of size: Int) -> [UInt8] {
            let packer = GzipPacker()
            let pieces = stride(from: 0, to: bytes.count, by: size).map {
                packer.pack(Array(bytes[$0..<min($0 + size, bytes.count)]))
            }
            return pieces.joined() + packer.finish()
        }
        #expect(inPieces(of: 7_001) == inPieces(of: 499_999))
        #expect(try Gzip.unpacked(inPieces(of: 7_001), limit: bytes.count) == bytes)
        #expect(Gzip.packed(bytes) == Gzip.packed(bytes))
    }

    @Test("a bomb is refused at its limit")
    func bomb() {
        let bomb = Gzip.packed([UInt8](repeating: 0, count: 20_000_000))
        #expect(bomb.count < 100_000)
        #expect(throws: GzipError.tooLarge(limit: 1_000_000)) { try Gzip.unpacked(bomb, limit: 1_000_000) }
    }

    @Test("what is cut off or no gzip is told as damaged")
    func damaged() {
        let packed = Gzip.packed(Self.texts[3])
        #expect(throws: GzipError.damaged) { try Gzip.unpacked(Array(packed.dropLast(9)), limit: .max) }
        #expect(throws: GzipError.damaged) { try Gzip.unpacked(Array("<rss/>".utf8), limit: .max) }
        #expect(throws: GzipError.damaged) { try Gzip.unpacked([], limit: .max) }
    }
}
