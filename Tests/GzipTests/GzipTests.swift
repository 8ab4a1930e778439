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
    func pieces() {
        let bytes = Self.texts[2]
        let packer = GzipPacker()
        var packed: [UInt8] = []
        for start in stride(from: 0, to: bytes.count, by: 7_001) {
            packed += packer.pack(Array(bytes[start..<min(start + 7_001, bytes.count)]))
        }
        #expect(packed + packer.finish() == Gzip.packed(bytes))
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
