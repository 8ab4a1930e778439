import Testing

@testable import Stories

@Suite struct RelationTests {
    @Test func `addresses that differ in tracking only are one item`() {
        var wire = Wire()
        wire.add("a", "Quay closed", url: "https://www.herald.example/quay?utm_source=rss")
        wire.add("b", "Northern quay closed", at: 1, url: "http://m.herald.example/quay/#comments")
        #expect(wire.relation("a", "b") == .item)
        #expect(wire.grouping.evidence("a", "b")?.rule == "same canonical address")
    }

    @Test func `one address is one item however late it comes again`() {
        var wire = Wire()
        wire.add("a", "Quay closed", url: "https://herald.example/quay")
        wire.add("b", "Quay closed", at: 500, url: "https://herald.example/quay")
        #expect(wire.relation("a", "b") == .item)
    }

    @Test func `an outlet that gives an article another id and address issues one item`() {
        var wire = Wire()
        wire.add("a", "Cracked pillars close northern quay", Copy.quay, url: "https://herald.example/1")
        wire.add("b", "Cracked pillars close northern quay", Copy.quay, url: "https://herald.example/new/1")
        #expect(wire.relation("a", "b") == .item)
    }

    @Test func `an entry that is only another's headline points to it`() {
        var wire = Wire()
        wire.add("a", "Cracked pillars close northern quay", Copy.quay)
        wire.add("b", "Cracked pillars close northern quay", from: "Links", at: 2)
        #expect(wire.relation("a", "b") == .item)
    }

    @Test func `a reprint under another headline is the same text`() {
        var wire = Wire()
        wire.add("a", "Cracked pillars close northern quay", Copy.quay)
        wire.add(
            "b",
            "Island ferries move to the fish market",
            Copy.quay + " Tickets stay valid.",
            from: "Gazette",
            at: 1
        )
        #expect(wire.relation("a", "b") == .text)
        #expect(wire.grouping.evidence("a", "b")?.rule == "shared passages")
    }

    @Test func `a copy is the same text where neither has a headline`() {
        var wire = Wire()
        wire.add("a", "", Copy.quay)
        wire.add("b", "", Copy.quay, from: "Gazette", at: 1)
        wire.add("c", "", Copy.orchard, from: "Gazette", at: 2)
        #expect(wire.relation("a", "b") == .text)
        #expect(wire.relation("a", "c") == nil)
    }

    @Test func `a copy cut short is the same text`() {
        var wire = Wire()
        wire.add("a", "Cracked pillars close northern quay", Copy.quay)
        wire.add(
            "b",
            "Ferries to leave from fish market",
            String(Copy.quay.prefix(170)),
            from: "Gazette",
            at: 1
        )
        #expect(wire.relation("a", "b") == .text)
    }

    @Test func `a dateline and a credit change nothing`() {
        var wire = Wire()
        wire.add("a", "Cracked pillars close northern quay", Copy.quay)
        wire.add(
            "b",
            "Divers find cracks in quay",
            "PORT CITY, May 3 (Agency) — " + Copy.quay,
            from: "Gazette",
            at: 1
        )
        #expect(wire.relation("a", "b") == .text)
        #expect(wire.reports[1].print.credit != 0)
    }

    @Test(arguments: ["UPDATE 1-", "CORRECTED-", "Update: ", "(2nd LD) ", "تصحيح: "])
    func `a text that its agency sends again is the same text`(mark: String) {
        var wire = Wire()
        wire.add(
            "a",
            "Port says 14 ferries move to fish market",
            Copy.quay + " It named 14 ferries.",
            from: "Agency"
        )
        wire.add(
            "b",
            mark + "Port says 15 ferries move to fish market",
            Copy.quay.replacing("two", with: "three") + " It named 15 ferries.",
            from: "Agency",
            at: 2
        )
        #expect(wire.relation("a", "b") == .text)
    }

    @Test func `a single figure mended within hours is the same text`() {
        var wire = Wire()
        let text =
            "Divers found cracks in 2 of 31 pillars of the quay, and 14 ferries now leave from the fish market."
        wire.add("a", "Cracked pillars close northern quay", text, from: "Agency")
        wire.add(
            "b",
            "Cracked pillars close northern quay",
            text.replacing("31", with: "37"),
            from: "Agency",
            at: 2
        )
        #expect(wire.relation("a", "b") == .text)
    }

    @Test func `independent reports are one event and two texts`() {
        var wire = Wire()
        wire.add("a", "Cracked pillars close northern quay", Copy.quay)
        wire.add(
            "b",
            "Port shuts northern quay over cracked pillars",
            Copy.quayElsewhere,
            from: "Gazette",
            at: 3
        )
        wire.add("c", "Frost ruins apple blossom in the valley", Copy.orchard, from: "Gazette", at: 4)
        let grouping = wire.grouping
        #expect(grouping.relation("a", "b") == .event)
        #expect(grouping.relation("a", "c") == nil)
    }

    @Test func `however long the leads are, the headlines tell that it is one event`() {
        var wire = Wire()
        wire.add("a", "Cracked quay reopens to ferries", Copy.quayElsewhere)
        wire.add(
            "b",
            "Port opens cracked northern quay again after survey",
            Copy.tram,
            summary: Copy.quay,
            from: "Gazette",
            at: 6
        )
        wire.add("x", "Frost ruins apple blossom in the valley", Copy.orchard, from: "Courier", at: 4)
        #expect(wire.relation("a", "b") == .event)
        #expect(wire.relation("a", "x") == nil)
    }

    @Test func `an item lies within its text and a text within its event`() {
        var wire = Wire()
        wire.add("a", "Cracked pillars close northern quay", Copy.quay, url: "https://herald.example/quay")
        wire.add(
            "b",
            "Cracked pillars close northern quay",
            Copy.quay,
            url: "https://herald.example/quay?utm_id=4"
        )
        wire.add("c", "Ferries leave from fish market", Copy.quay, from: "Gazette", at: 1)
        wire.add(
            "d",
            "Port shuts northern quay over cracked pillars",
            Copy.quayElsewhere,
            from: "Courier",
            at: 2
        )
        let grouping = wire.grouping
        for a in grouping.keys.indices {
            for b in grouping.keys.indices {
                if grouping.item[a] == grouping.item[b] { #expect(grouping.text[a] == grouping.text[b]) }
                if grouping.text[a] == grouping.text[b] { #expect(grouping.event[a] == grouping.event[b]) }
            }
        }
        #expect(grouping.relation("a", "b") == .item)
        #expect(grouping.relation("a", "c") == .text)
        #expect(grouping.relation("a", "d") == .event)
    }
}
