import Foundation
import Testing

@testable import Stories

@Suite struct FingerprintTests {
    private var prints: [Fingerprint] {
        var wire = Wire()
        wire.add(
            "a",
            "CORRECTED-Cracked pillars close northern quay",
            Copy.quay,
            url: "https://herald.example/quay"
        )
        wire.add("b", at: nil)
        wire.add(
            "c",
            "A long text",
            Array(repeating: Copy.quay + Copy.tram, count: 40).joined(),
            at: -900_000
        )
        return wire.reports.map(\.print)
    }

    @Test func `bytes read back as they were written`() {
        for print in prints { #expect(Fingerprint(bytes: print.bytes) == print) }
    }

    @Test func `JSON reads back as it was written`() throws {
        for print in prints {
            #expect(try JSONDecoder().decode(Fingerprint.self, from: JSONEncoder().encode(print)) == print)
        }
    }

    @Test func `bytes that are no fingerprint are refused`() throws {
        let bytes = try #require(prints.first).bytes
        #expect(Fingerprint(bytes: []) == nil)
        #expect(Fingerprint(bytes: Array(bytes.prefix(40))) == nil)
        #expect(Fingerprint(bytes: bytes + [1]) == nil)
        #expect(Fingerprint(bytes: [UInt8](repeating: 0xFF, count: 400)) == nil)
    }

    @Test func `a fingerprint is small however long the text is`() {
        for print in prints { #expect(print.bytes.count < 2_500) }
    }

    @Test func `one text gives one fingerprint in every run`() {
        var maker = FingerprintMaker()
        var wire = Wire()
        wire.add("a", "Cracked pillars close northern quay", Copy.quay)
        let again =
            wire.items.map { maker.fingerprint(of: $0) } + wire.items.map { maker.fingerprint(of: $0) }
        #expect(Set(again + wire.reports.map(\.print)).count == 1)
    }

    @Test(arguments: [
        ("UPDATE 2-Quay closed", Stage.update, "Quay closed"), ("Quay closed", .first, "Quay closed"),
        ("KILL: Quay closed", .withdrawal, " Quay closed"), ("WATCH: Quay closed", .again, " Quay closed"),
        ("(2nd LD) Quay closed", .update, " Quay closed"), ("Quay: closed", .first, "Quay: closed"),
        ("تصحيح / إضافة: إغلاق", .correction, " إغلاق"), ("Quay closed - Herald", .first, "Quay closed "),
        ("UPDATE 1-CORRECTED-Quay closed", .correction, "Quay closed"), ("Update:", .first, "Update:"),
    ])
    func `a headline is known without its marks`(whole: String, stage: Stage, text: String) {
        let headline = Headline(whole, outlet: "Herald")
        #expect(headline.stage == stage)
        #expect(headline.text == text)
    }

    @Test(arguments: [
        ("CAIRO, May 2 (AFP) - Ferries", "afp"), ("BEIRUT (AP) — Ferries", "ap"),
        ("Ferries (old ones) sank", nil),
        ("It said. Boats (big) - sank", nil), ("الرياض (واس) – أعلنت", "واس"), ("", nil),
    ])
    func `a dateline tells the agency`(text: String, agency: String?) {
        #expect(Dateline(text)?.agency == agency)
    }
}
