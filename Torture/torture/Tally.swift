/// How many trials of each kind there were, and what was wrong after them.
struct Tally {
    private var kinds: [String] = []
    private var counts: [String: Int] = [:]
    private var failed = 0
    /// What was wrong, one sentence each.
    private(set) var faults: [String] = []

    /// Notes a trial and what was wrong after it.
    mutating func note(_ kind: String, _ found: [String], at place: String = "") {
        if counts[kind] == nil { kinds.append(kind) }
        counts[kind, default: 0] += 1
        if !found.isEmpty { failed += 1 }
        faults += found.map { "\(kind)\(place.isEmpty ? "" : " at \(place)"): \($0)" }
    }

    /// Prints the counts, and the first of what was wrong.
    func tell(after time: Duration) {
        for kind in kinds { print("\(counts[kind] ?? 0)  \(kind)") }
        for fault in faults.prefix(50) { print("wrong: \(fault)") }
        let trials = counts.values.reduce(0, +)
        print("\(trials - failed) passed, \(failed) failed")
        print("in \(time.components.seconds) s")
    }
}
