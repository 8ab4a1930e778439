import News
import Testing

@testable import Stories

/// What holds for a run as a whole.
@Suite struct RunTests {
    private var wire: Wire {
        var wire = Wire()
        wire.add("a", "Cracked pillars close northern quay", Copy.quay)
        wire.add("b", "Ferries leave from fish market", Copy.quay, from: "Gazette", at: 1)
        wire.add(
            "c",
            "Port shuts northern quay over cracked pillars",
            Copy.quayElsewhere,
            from: "Courier",
            at: 2
        )
        wire.add("d", "Frost ruins apple blossom in the valley", Copy.orchard, at: 2)
        wire.add("e", "Valley growers expect a poor year", Copy.orchard, from: "Gazette", at: 2)
        wire.add("f", "Growers fear for apples", Copy.orchard, from: "Courier", at: nil)
        wire.add("g", "Museum opens its river maps to visitors", Copy.museum, at: 9)
        return wire
    }

    @Test func `the order of arrival changes nothing`() {
        let reports = wire.reports
        let expected = Grouper().group(reports)
        var generator = SystemRandomNumberGenerator()
        for _ in 0..<12 {
            let grouping = Grouper().group(reports.shuffled(using: &generator))
            for (index, key) in grouping.keys.enumerated() {
                let at = expected.keys.firstIndex(of: key)
                #expect(at.map { expected.item[$0] } == grouping.item[index])
                #expect(at.map { expected.text[$0] } == grouping.text[index])
                #expect(at.map { expected.event[$0] } == grouping.event[index])
            }
            #expect(grouping.evidence == expected.evidence)
        }
    }

    @Test func `groups are named after their earliest article`() {
        let grouping = wire.grouping
        #expect(grouping.text.map(\.item) == ["a", "a", "c", "e", "e", "e", "g"])
        #expect(grouping.event.map(\.item) == ["a", "a", "a", "e", "e", "e", "g"])
    }

    @Test(arguments: [(71.0, Relation.text), (73.0, nil)])
    func `the window lies between the articles' own times`(hours: Double, expected: Relation?) {
        var wire = Wire()
        wire.add("a", "Cracked pillars close northern quay", Copy.quay)
        wire.add("b", "Ferries leave from fish market", Copy.quay, from: "Gazette", at: hours)
        #expect(wire.relation("a", "b") == expected)
    }

    @Test func `an article without a time may belong to any`() {
        var wire = Wire()
        wire.add("a", "Cracked pillars close northern quay", Copy.quay)
        wire.add("b", "Ferries leave from fish market", Copy.quay, from: "Gazette", at: nil)
        #expect(wire.relation("a", "b") == .text)
    }

    @Test func `articles that say nothing stay alone`() {
        var wire = Wire()
        for id in ["a", "b", "c"] { wire.add(id, at: nil) }
        #expect(Set(wire.grouping.event).count == 3)
        #expect(Grouper().group([]).keys.isEmpty)
    }

    @Test func `evidence tells what joined and what kept apart`() {
        var wire = self.wire
        wire.add("x", "Museum opens 3 river maps to visitors", Copy.museum + " Doors open at 3.", at: 10)
        wire.add("y", "Museum opens 4 river maps to visitors", Copy.museum + " Doors open at 4.", at: 30)
        let grouping = wire.grouping
        let joined = grouping.evidence("a", "b")
        #expect(joined?.relation == .text)
        #expect(joined?.score ?? 0 > 0.9)
        let apart = grouping.evidence("x", "y")
        #expect(apart?.rule == "same form, other figures")
        for piece in grouping.evidence {
            #expect((piece.first.source, piece.first.item) < (piece.second.source, piece.second.item))
        }
    }

    @Test func `a chain of likenesses does not join its ends`() {
        var wire = Wire()
        let parts = [Copy.quay, Copy.orchard, Copy.museum, Copy.tram]
        for (index, headline) in ["Quay and orchard", "Frost and maps", "Museum, overtime"].enumerated() {
            wire.add("\(index)", headline, parts[index] + parts[index + 1], from: "Outlet \(index)")
        }
        #expect(wire.relation("0", "2") == nil)
    }
}
