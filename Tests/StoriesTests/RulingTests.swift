import FeedFormats
import News
import Testing

@testable import Stories

@Suite struct RulingTests {
    private func key(_ id: String, _ outlet: String) -> Article.Key {
        Article.Key(source: outlet, item: id)
    }

    private var copies: Wire {
        var wire = Wire()
        wire.add("a", "Cracked pillars close northern quay", Copy.quay)
        wire.add("b", "Ferries leave from fish market", Copy.quay, from: "Gazette", at: 1)
        wire.add("c", "Cracked pillars close the northern quay", Copy.quay, from: "Courier", at: 2)
        wire.add("d", "Frost ruins apple blossom in the valley", Copy.orchard, from: "Gazette", at: 3)
        return wire
    }

    private var a: Article.Key { key("a", "Herald") }
    private var b: Article.Key { key("b", "Gazette") }
    private var c: Article.Key { key("c", "Courier") }
    private var d: Article.Key { key("d", "Gazette") }

    private func rule(
        _ number: Int64,
        _ kind: Ruling.Kind,
        _ relation: Relation? = .text,
        on articles: [Article.Key],
        undoing: Int64? = nil
    ) -> Ruling {
        Ruling(
            kind,
            relation,
            on: articles,
            undoing: undoing,
            number: number,
            by: "desk",
            at: Timestamp(seconds: number)
        )
    }

    private func group(_ wire: Wire, _ rulings: [Ruling]) -> Grouping {
        var grouper = Grouper()
        grouper.rulings = rulings.standing
        return grouper.group(wire.reports)
    }

    @Test func `a split keeps copies apart as texts and links them as one event`() {
        let grouping = group(copies, [rule(1, .split, on: [b, a, c])])
        #expect(grouping.relation("a", "b") == .event)
        #expect(grouping.relation("b", "c") == .event)
        #expect(grouping.relation("a", "c") == .text)
        #expect(grouping.evidence("a", "b")?.rule == "ruling 1")
    }

    @Test func `a split as event keeps copies apart altogether`() {
        let grouping = group(copies, [rule(1, .split, .event, on: [b, a, c])])
        #expect(grouping.relation("a", "b") == nil)
        #expect(grouping.relation("a", "c") == .text)
    }

    @Test func `a split from one copy leaves the others to the rules`() {
        let grouping = group(copies, [rule(1, .split, on: [a, b])])
        #expect(grouping.relation("a", "b") == .event)
        let third = [grouping.relation("a", "c"), grouping.relation("b", "c")]
        #expect(third.contains(.text) && third.contains(.event))
    }

    @Test func `a join makes one text of articles that nothing else joins`() {
        let grouping = group(copies, [rule(1, .join, on: [a, d])])
        for id in ["a", "b", "c"] { #expect(grouping.relation(id, "d") == .text) }
        #expect(grouping.evidence("a", "d") == Evidence(a, d, relation: .text, rule: "ruling 1", score: 1))
    }

    @Test func `a join as event links and does not merge`() {
        let grouping = group(copies, [rule(1, .join, .event, on: [a, d])])
        #expect(grouping.relation("a", "d") == .event)
        #expect(grouping.relation("b", "d") == .event)
    }

    @Test func `a join as event links copies that a split had kept apart altogether, and merges none`() {
        let rulings = [rule(1, .split, .event, on: [a, b]), rule(2, .join, .event, on: [a, b])]
        #expect(group(copies, rulings).relation("a", "b") == .event)
        #expect(group(copies, rulings + [rule(3, .join, on: [a, b])]).relation("a", "b") == .text)
    }

    @Test func `a copy joins a story although a ruling put a stranger into it`() {
        var wire = copies
        wire.add("e", "Quay shut as pillars crack", Copy.quay, from: "Observer", at: 4)
        #expect(group(wire, [rule(1, .join, on: [a, d])]).relation("d", "e") == .text)
    }

    @Test func `a later ruling overrides an earlier one`() {
        let split = rule(1, .split, on: [a, b, c])
        let join = rule(2, .join, on: [b, a])
        #expect(group(copies, [split, join]).relation("a", "b") == .text)
        #expect(group(copies, [split, join]).relation("a", "c") == .event)
        let parted = rule(3, .split, on: [a, b])
        #expect(group(copies, [split, join, parted]).relation("a", "b") == .event)
    }

    @Test func `what two joins connect a later split keeps apart, and the later join counts`() {
        let rulings = [
            rule(1, .join, on: [a, d]), rule(2, .join, on: [d, b]), rule(3, .split, on: [a, b]),
        ]
        let grouping = group(copies, rulings)
        #expect(grouping.relation("a", "b") == .event)
        #expect(grouping.relation("b", "d") == .text)
    }

    @Test func `an undone ruling counts no more, and undoing the undoing brings it back`() {
        let split = rule(1, .split, on: [b, a, c])
        let undo = rule(2, .undo, nil, on: [], undoing: 1)
        #expect(group(copies, [split, undo]).relation("a", "b") == .text)
        let redo = rule(3, .undo, nil, on: [], undoing: 2)
        #expect(group(copies, [split, undo, redo]).relation("a", "b") == .event)
    }

    @Test func `a ruling goes before the same address`() {
        var wire = Wire()
        wire.add("a", "Cracked pillars close northern quay", Copy.quay, url: "https://h.example/quay")
        wire.add(
            "b",
            "Cracked pillars close quay",
            Copy.quay,
            from: "Gazette",
            url: "https://h.example/quay?utm_source=x"
        )
        #expect(group(wire, []).relation("a", "b") == .item)
        #expect(group(wire, [rule(1, .split, on: [a, b])]).relation("a", "b") == .event)
    }

    @Test func `a ruling goes before what an earlier run joined`() {
        let grouping = group(copies, [])
        let known = zip(copies.reports, grouping.keys.indices).map { report, index in
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
        var grouper = Grouper()
        grouper.rulings = [rule(1, .split, on: [b, a, c])]
        #expect(grouper.group(known).relation("a", "b") == .event)
    }

    @Test func `the latest preferred article has the first claim`() {
        let rulings = [rule(1, .prefer, on: [b]), rule(2, .prefer, on: [c])]
        let claims = group(copies, rulings).claims
        #expect([a, b, c].map { claims[$0]?.ruling } == [0, 1, 2])
    }

    @Test func `the order in which articles and rulings come changes nothing`() {
        let rulings = [
            rule(1, .join, on: [a, d]), rule(2, .split, on: [b, a]), rule(3, .join, on: [c, b]),
        ]
        let one = group(copies, rulings)
        var turned = copies
        turned.items.reverse()
        let other = group(turned, rulings.reversed())
        for (first, second) in [("a", "b"), ("a", "c"), ("a", "d"), ("b", "c"), ("b", "d"), ("c", "d")] {
            #expect(one.relation(first, second) == other.relation(first, second))
        }
    }
}
