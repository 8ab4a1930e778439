import Testing

@testable import Site

@Suite("The bounds of a set")
struct GateTests {
    private func objections(
        _ standing: (entries: Int, share: Int, withdrawn: Int),
        after last: (entries: Int, share: Int, withdrawn: Int),
        _ gate: Gate = Gate()
    ) -> [String] {
        func set(_ values: (entries: Int, share: Int, withdrawn: Int)) -> PublishedSet {
            var standing = PublishedSet.Standing()
            (standing.entries, standing.share, standing.withdrawn) = values
            var set = PublishedSet()
            set.outputs["all"] = standing
            return set
        }
        return gate.objections(to: set(standing), after: set(last))
    }

    @Test("half of the entries may go, not more", arguments: [(50, true), (49, false), (0, false)])
    func drop(entries: Int, isFit: Bool) {
        #expect(objections((entries, 0, 0), after: (100, 0, 0)).isEmpty == isFit)
    }

    @Test("a few entries may come and go, but not the last of them")
    func few() {
        #expect(objections((1, 0, 0), after: (9, 0, 0)).isEmpty)
        #expect(!objections((0, 0, 0), after: (1, 0, 0)).isEmpty)
    }

    @Test("what was withdrawn is not missing")
    func withdrawn() {
        #expect(objections((30, 0, 70), after: (100, 0, 0)).isEmpty)
        #expect(objections((0, 0, 3), after: (3, 0, 0)).isEmpty)
        #expect(!objections((30, 0, 70), after: (100, 0, 70)).isEmpty)
    }

    @Test(
        "a flood is held back, a hundred entries are no flood",
        arguments: [(110, true), (111, false), (500, false)]
    )
    func surge(entries: Int, isFit: Bool) {
        #expect(objections((entries, 0, 0), after: (10, 0, 0)).isEmpty == isFit)
    }

    @Test("one source may not come to fill an output that had others")
    func share() {
        #expect(!objections((100, 95, 0), after: (100, 60, 0)).isEmpty)
        #expect(objections((100, 95, 0), after: (100, 100, 0)).isEmpty)
        #expect(objections((19, 100, 0), after: (19, 60, 0)).isEmpty)
    }

    @Test("a new output is held against nothing")
    func new() {
        var set = PublishedSet()
        set.outputs["new"] = PublishedSet.Standing()
        #expect(Gate().objections(to: set, after: PublishedSet()).isEmpty)
    }
}
