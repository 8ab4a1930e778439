internal import FeedXML

/// Judges a feed, a list of feeds or a sitemap, however large, while its bytes come in.
package final class Check {
    /// What a document is.
    package enum Kind: String, Sendable, Hashable {
        case rss, atom, json, opml, sitemap
    }

    private let inspection: Inspection
    private var xml: XMLCheck?
    private var json: JSONCheck?
    private var held: [UInt8] = []
    private var hasBegun = false

    /// Begins a document.
    package init(_ rules: Rules = Rules()) { inspection = Inspection(rules) }

    /// What the document is; nil while nobody knows.
    package var kind: Kind? { json == nil ? xml?.kind : .json }
    /// What was found, in the order of the document; the first 500.
    package var findings: [Finding] { inspection.log.findings }
    /// How many errors there are.
    package var errors: Int { inspection.log.errors }
    /// How many warnings there are.
    package var warnings: Int { inspection.log.warnings }
    /// The first error of each entry that has one, by the entry's id.
    package var faulty: [String: String] { inspection.log.faulty }
    /// How many entries the document holds.
    package var entries: Int { inspection.entries }

    /// Reads the next bytes.
    package func read(_ bytes: [UInt8]) { read(bytes, isLast: false) }

    /// Ends the document.
    package func finish() { read([], isLast: true) }

    private func read(_ bytes: [UInt8], isLast: Bool) {
        if !hasBegun {
            held += bytes
            let start = held.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
            guard let first = held[start...].first(where: { ![0x20, 0x0A, 0x0D, 0x09].contains($0) }) else {
                if isLast {
                    inspection.log.error(
                        "not-a-feed",
                        Spot(path: "", place: nil),
                        "the document is empty",
                        "write a feed"
                    )
                }
                return
            }
            begin(first, start)
            let all = json == nil ? held : Array(held[start...])
            held = []
            return pass(all, isLast: isLast)
        }
        pass(bytes, isLast: isLast)
    }

    private func begin(_ first: UInt8, _ start: Int) {
        hasBegun = true
        if first == 0x1F {
            inspection.log.error(
                "not-a-feed",
                Spot(path: "", place: nil),
                "the document is packed with gzip",
                "unpack it first, as gunzip does"
            )
        } else if first == UInt8(ascii: "{") || first == UInt8(ascii: "[") {
            json = JSONCheck(inspection)
            if start > 0 {
                inspection.log.error(
                    "byte-order-mark",
                    Spot(path: "", place: XMLScanner.Place(line: 1, column: 1)),
                    "the JSON begins with a byte order mark",
                    "leave it out (RFC 8259, 8.1)"
                )
            }
        } else {
            do {
                xml = try XMLCheck(inspection)
            } catch {
                inspection.log.error("memory", Spot(path: "", place: nil), "\(error)", "free some memory")
            }
        }
    }

    private func pass(_ bytes: [UInt8], isLast: Bool) {
        xml?.read(bytes, isLast: isLast)
        json?.read(bytes, isLast: isLast)
    }
}
