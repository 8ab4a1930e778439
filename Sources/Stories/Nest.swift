internal import News

/// The groups of every relation, each within a group of the next coarser one.
///
/// Rulings are in it from the start, so that nothing joins what they keep apart. Beside the groups stand those
/// that likeness alone has made: an article that a ruling joined to others need not resemble them.
struct Nest {
    private var whole: [Partition]
    private var likened: [Partition]
    /// For each relation and group, named by its first member, the groups that it must not join.
    private var apart: [[Int32: Set<Int32>]]
    /// The pairs that rulings decided, with the number of each ruling.
    private(set) var ruled: [(earlier: Int, later: Int, ruling: Int64)] = []

    /// Puts every article alone, but for what was ruled; `positions` tells where each article is.
    init(count: Int, rulings: [Ruling], positions: [Article.Key: Int]) {
        let alone = Partition(count: count)
        whole = Relation.allCases.map { _ in alone }
        likened = rulings.isEmpty ? [] : whole
        apart = Relation.allCases.map { _ in [:] }
        // The latest first: what would contradict it counts no more.
        for ruling in rulings.sorted(by: { $0.number > $1.number }) {
            let relation = ruling.relation ?? .text
            for (one, other) in ruling.pairs {
                guard let a = positions[one], let b = positions[other], a != b else { continue }
                if ruling.kind == .split {
                    guard !areTogether(a, b, at: relation) else { continue }
                    keepApart(a, b, at: relation)
                } else {
                    guard joinWhole(a, b, at: relation) else { continue }
                    // What is only to be linked is told in each one's words.
                    if ruling.kind == .join, relation == .event, !areTogether(a, b, at: .text) {
                        keepApart(a, b, at: .text)
                    }
                }
                ruled.append((min(a, b), max(a, b), ruling.number))
            }
        }
    }

    /// The group of each article at a relation: the number of its first member.
    func groups(at relation: Relation) -> [Int32] { whole[relation.rank].group }

    /// Whether two articles are together.
    func areTogether(_ a: Int, _ b: Int, at relation: Relation) -> Bool {
        whole[relation.rank].areTogether(a, b)
    }

    /// Whether a ruling keeps the groups of two articles apart.
    func areKeptApart(_ a: Int, _ b: Int, at relation: Relation) -> Bool {
        Relation.allCases[relation.rank...].contains { coarser in
            let groups = whole[coarser.rank].group
            return apart[coarser.rank][groups[a]]?.contains(groups[b]) == true
        }
    }

    /// The articles that likeness has put together with one.
    func alike(_ article: Int, at relation: Relation, limit: Int) -> [Int] {
        let partitions = likened.isEmpty ? whole : likened
        return partitions[relation.rank].members(with: article, limit: limit)
    }

    /// Joins two groups of a relation, and those of every coarser one, unless a ruling keeps them apart.
    mutating func join(_ a: Int, _ b: Int, at relation: Relation) {
        guard joinWhole(a, b, at: relation), !likened.isEmpty else { return }
        for coarser in relation.rank..<likened.count { likened[coarser].join(a, b) }
    }

    private mutating func joinWhole(_ a: Int, _ b: Int, at relation: Relation) -> Bool {
        guard !areKeptApart(a, b, at: relation) else { return false }
        for coarser in relation.rank..<whole.count {
            let one = whole[coarser].group[a]
            let other = whole[coarser].group[b]
            guard one != other else { continue }
            whole[coarser].join(a, b)
            // The joined group bears the smaller name, and keeps its distance from whom either kept it.
            guard let inherited = apart[coarser].removeValue(forKey: max(one, other)) else { continue }
            for group in inherited {
                apart[coarser][group]?.remove(max(one, other))
                insertApart(group, min(one, other), coarser)
            }
        }
        return true
    }

    /// Keeps two groups of a relation apart, and with them those of every finer one.
    private mutating func keepApart(_ a: Int, _ b: Int, at relation: Relation) {
        let groups = whole[relation.rank].group
        insertApart(groups[a], groups[b], relation.rank)
    }

    private mutating func insertApart(_ a: Int32, _ b: Int32, _ rank: Int) {
        apart[rank][a, default: []].insert(b)
        apart[rank][b, default: []].insert(a)
    }
}
