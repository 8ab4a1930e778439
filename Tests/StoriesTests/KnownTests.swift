import News
import Testing

@testable import Stories

@Suite struct KnownTests {
    /// An archive of a few reports.
    private struct Shelf: Neighbourhood {
        var known: [Report]

        func reports(published span: ClosedRange<Int64>, at addresses: Set<UInt64>) -> [Report] {
            known.filter { report in
                report.print.published.map(span.contains) ?? true || addresses.contains(report.print.url)
            }
        }
    }

    private func shelf(_ wire: Wire) -> Shelf {
        let grouping = wire.grouping
        return Shelf(
            known: zip(wire.reports, grouping.keys.indices).map { report, index in
                Report(
                    key: report.key,
                    print: report.print,
                    groups: Report.Groups(
                        item: grouping.item[index],
                        text: grouping.text[index],
                        event: grouping.event[index]
                    )
                )
            }
        )
    }

    private var earlier: Wire {
        var wire = Wire()
        wire.add("a", "Cracked pillars close northern quay", Copy.quay)
        wire.add("b", "Frost ruins apple blossom in the valley", Copy.orchard, at: 1)
        return wire
    }

    @Test func `a new copy joins the group of a known article`() throws {
        var wire = Wire()
        wire.add("c", "Ferries leave from fish market", Copy.quay, from: "Gazette", at: 5)
        let grouping = try Grouper().group(wire.reports, near: shelf(earlier))
        #expect(grouping.relation("a", "c") == .text)
        #expect(grouping.relation("b", "c") == nil)
    }

    @Test func `what an earlier run joined stays joined`() throws {
        var shelf = shelf(earlier)
        let together = Report.Groups(
            item: shelf.known[1].key,
            text: shelf.known[0].key,
            event: shelf.known[0].key
        )
        shelf.known[1].groups = together
        var wire = Wire()
        wire.add("c", "Tram drivers end overtime ban", Copy.tram, from: "Gazette", at: 5)
        let grouping = try Grouper().group(wire.reports, near: shelf)
        #expect(grouping.relation("a", "b") == .text)
        #expect(grouping.relation("a", "c") == nil)
    }

    @Test func `known articles are not judged again`() throws {
        var wire = earlier
        wire.add("c", "Ferries leave from fish market", Copy.quay, from: "Gazette", at: 5)
        var shelf = shelf(wire)
        for index in shelf.known.indices {
            let key = shelf.known[index].key
            shelf.known[index].groups = Report.Groups(item: key, text: key, event: key)
        }
        var new = Wire()
        new.add("d", "Tram drivers end overtime ban", Copy.tram, from: "Gazette", at: 6)
        let grouping = try Grouper().group(new.reports, near: shelf)
        #expect(grouping.relation("a", "c") == nil)
        #expect(grouping.evidence.isEmpty)
    }
}
