import Testing

@testable import Fetch

@Suite("Who waits for which host")
struct LanesTests {
    @Test("P49: one goes at a time, and the host rests before the next")
    func oneByOne() {
        var lanes = Lanes()
        for number in 0..<3 { lanes.queue(number, in: number == 2 ? "b" : "a") }
        #expect(lanes.next(at: .zero) == 0 && lanes.next(at: .zero) == 2 && lanes.next(at: .zero) == nil)
        lanes.free(of: 0, at: .seconds(1))
        #expect(lanes.next(at: .zero) == nil && lanes.nextStart == .seconds(1))
        #expect(lanes.next(at: .seconds(1)) == 1)
        lanes.free(of: 1, at: .seconds(2))
        lanes.free(of: 2, at: .seconds(2))
        #expect(lanes.isEmpty)
    }

    @Test("who is sent away leaves no gap for two to go at once")
    func dropping() {
        var lanes = Lanes()
        for number in 0..<3 { lanes.queue(number, in: "a") }
        _ = lanes.next(at: .zero)
        #expect(lanes.drop("a") == [1, 2])
        lanes.queue(5, in: "a", isFirst: true)
        #expect(lanes.next(at: .zero) == nil)
        lanes.free(of: 0, at: .seconds(1))
        lanes.queue(6, in: "a")
        #expect(lanes.next(at: .seconds(1)) == 5 && lanes.next(at: .seconds(9)) == nil)
    }

    @Test("a host that was not asked after all does not rest")
    func notAsked() {
        var lanes = Lanes()
        lanes.queue(0, in: "a")
        lanes.queue(1, in: "a")
        _ = lanes.next(at: .zero)
        lanes.free(of: 0, at: nil)
        #expect(lanes.next(at: .zero) == 1)
    }
}
