/// Articles in groups: each starts alone, and groups only ever join.
struct Partition {
    /// The group of each article: the number of its first member.
    private(set) var group: [Int32]
    /// The next member of the same group; -1 after the last.
    private var next: [Int32]
    private var last: [Int32]

    /// Puts every article alone.
    init(count: Int) {
        group = (0..<Int32(count)).map(\.self)
        next = [Int32](repeating: -1, count: count)
        last = group
    }

    /// Whether two articles are together.
    func areTogether(_ a: Int, _ b: Int) -> Bool { group[a] == group[b] }

    /// The members of an article's group, at most as many as given.
    func members(with article: Int, limit: Int = .max) -> [Int] {
        var members: [Int] = []
        var member = group[article]
        while member >= 0, members.count < limit {
            members.append(Int(member))
            member = next[Int(member)]
        }
        return members
    }

    /// Joins the groups of two articles.
    mutating func join(_ a: Int, _ b: Int) {
        let first = min(group[a], group[b])
        let second = max(group[a], group[b])
        guard first != second else { return }
        var member = second
        while member >= 0 {
            group[Int(member)] = first
            member = next[Int(member)]
        }
        next[Int(last[Int(first)])] = second
        last[Int(first)] = last[Int(second)]
    }
}
