/// Who waits for which host: one errand at a time goes, and the host rests before the next.
struct Lanes {
    private struct Lane {
        var waiting: ArraySlice<Int> = []
        var isBusy = false
        var isResting = false
    }

    private var lanes: [String: Lane] = [:]
    /// Lanes that may go at once, in order.
    private var ready: ArraySlice<String> = []
    /// Lanes that rest, in the order in which they may go again.
    private var resting: ArraySlice<(name: String, until: Duration)> = []
    private var places: [Int: String] = [:]

    /// Whether nobody waits and nobody goes.
    var isEmpty: Bool { places.isEmpty }

    /// When the next lane that rests may go again; nil where none waits for that.
    var nextStart: Duration? { resting.first { !(lanes[$0.name]?.waiting.isEmpty ?? true) }?.until }

    /// Lets an errand wait for a host, at the front where it has begun already.
    mutating func queue(_ number: Int, in name: String, isFirst: Bool = false) {
        places[number] = name
        var lane = lanes[name] ?? Lane()
        if isFirst {
            lane.waiting.insert(number, at: lane.waiting.startIndex)
        } else {
            lane.waiting.append(number)
        }
        if lane.waiting.count == 1, !lane.isBusy, !lane.isResting { ready.append(name) }
        lanes[name] = lane
    }

    /// Takes the next errand that may go now.
    mutating func next(at now: Duration) -> Int? {
        while let first = resting.first, first.until <= now {
            resting.removeFirst()
            lanes[first.name]?.isResting = false
            if !(lanes[first.name]?.waiting.isEmpty ?? true) { ready.append(first.name) }
        }
        while let name = ready.popFirst() {
            guard let lane = lanes[name], !lane.isBusy, !lane.isResting,
                let number = lanes[name]?.waiting.popFirst()
            else { continue }
            lanes[name]?.isBusy = true
            return number
        }
        return nil
    }

    /// Tells that an errand goes no longer; its host rests until a time, or not at all where it was not asked.
    mutating func free(of number: Int, at time: Duration?) {
        guard let name = places.removeValue(forKey: number) else { return }
        lanes[name]?.isBusy = false
        if let time {
            lanes[name]?.isResting = true
            resting.append((name, time))
        } else if !(lanes[name]?.waiting.isEmpty ?? true) {
            ready.append(name)
        }
    }

    /// Sends away all who wait for a host.
    mutating func drop(_ name: String) -> [Int] {
        let dropped = Array(lanes[name]?.waiting ?? [])
        lanes[name]?.waiting = []
        for number in dropped { places[number] = nil }
        return dropped
    }
}
