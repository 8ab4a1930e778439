import News
import Testing

@testable import Stories

@Suite struct KnownTests {
    /// The reports of a wire with the groups that a run gave them.
    private func known(_ wire: Wire) -> [Report] {
        let grouping = wire.grouping
        return zip(wire.reports, grouping.keys.indices).map { report, index in
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
    }

    private var earlier: Wire {
        var wire = Wire()
        wire.add("a", "Cracked pillars close northern quay", Copy.quay)
        wire.add("b", "Frost ruins apple blossom in the valley", Copy.orchard, at: 1)
        return wire
    }

    @Test func `a new copy joins the group of a known article`() {
        var wire = Wire()
        wire.add("c", "Ferries leave from fish market", Copy.quay, from: "Gazette", at: 5)
        let grouping = Grouper().group(wire.reports + known(earlier))
        #expect(grouping.relation("a", "c") == .text)
        #expect(grouping.relation("b", "c") == nil)
    }

    @Test func `what an earlier run joined stays joined`() {
        var known = known(earlier)
        let together = Report.Groups(
            item: known[1].key,
            text: known[0].key,
            event: known[0].key
        )
        known[1].groups = together
        var wire = Wire()
        wire.add("c", "Tram drivers end overtime ban", Copy.tram, from: "Gazette", at: 5)
        let grouping = Grouper().group(wire.reports + known)
        #expect(grouping.relation("a", "b") == .text)
        #expect(grouping.relation("a", "c") == nil)
    }

    @Test func `known articles are not judged again`() {
        var wire = earlier
        wire.add("c", "Ferries leave from fish market", Copy.quay, from: "Gazette", at: 5)
        var known = known(wire)
        for index in known.indices {
            let key = known[index].key
            known[index].groups = Report.Groups(item: key, text: key, event: key)
        }
        var new = Wire()
        new.add("d", "Tram drivers end overtime ban", Copy.tram, from: "Gazette", at: 6)
        let grouping = Grouper().group(new.reports + known)
        #expect(grouping.relation("a", "c") == nil)
        #expect(grouping.evidence.isEmpty)
    }
}
