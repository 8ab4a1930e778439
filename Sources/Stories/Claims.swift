internal import News

/// Which article of each story has what claim to stand for it.
struct Claims {
    private let desk: Desk
    private let nest: Nest
    private let rulings: [Ruling]
    private let sources: [String: Int]

    /// Takes the articles of a run, how they were grouped, what was ruled, and the order of sources.
    init(_ desk: Desk, _ nest: Nest, rulings: [Ruling], sources: [String: Int]) {
        self.desk = desk
        self.nest = nest
        self.rulings = rulings
        self.sources = sources
    }

    /// The claim of each article; `keys` lie in the order of time.
    func all(of keys: [Article.Key]) -> [Article.Key: Claim] {
        let preferred = Dictionary(
            rulings.filter { $0.kind == .prefer }.flatMap { ruling in
                ruling.articles.map { ($0, ruling.number) }
            },
            uniquingKeysWith: max
        )
        var claims: [Article.Key: Claim] = [:]
        claims.reserveCapacity(keys.count)
        for (position, key) in keys.enumerated() {
            var claim = Claim()
            claim.ruling = preferred[key] ?? 0
            claim.order = sources[key.source] ?? .max
            claim.length = desk.prints[position].length
            claims[key] = claim
        }
        let later = Later(desk, groups: nest.groups(at: .text))
        for (position, key) in keys.enumerated() {
            claims[key]?.isSuperseded = later.supersedes(position)
            // The newsroom withdraws what is its own itself.
            claims[key]?.isKilled = !key.isOwn && later.kills(position)
        }
        return claims
    }
}

/// The last article of each text that an outlet sent as a new version, and the last notice that takes it back.
private struct Later {
    private struct Voice: Hashable {
        var group: Int32
        var name: UInt32
    }

    private let desk: Desk
    private let groups: [Int32]
    private var versions: [Voice: Int] = [:]
    /// The last version of each text that an outlet sent of what it had sent before.
    private var successors: [Int32: Int] = [:]
    private var kills: [Voice: Int] = [:]
    private var agencyKills: [Voice: Int] = [:]
    /// The texts of which something was taken back.
    private var killed: Set<Int32> = []

    /// Takes articles in the order of time, and the text that each is.
    init(_ desk: Desk, groups: [Int32]) {
        self.desk = desk
        self.groups = groups
        // A headline that sounds like a notice takes nothing back where nothing was sent.
        var sent: Set<Voice> = []
        for (position, print) in desk.prints.enumerated() {
            let outlet = Voice(group: groups[position], name: print.outlet)
            let credited = Voice(group: groups[position], name: print.credit)
            if print.stage == .withdrawal {
                if sent.contains(outlet) { kills[outlet] = position }
                if print.isAgency, sent.contains(credited) { agencyKills[credited] = position }
            } else {
                if print.stage > .first { versions[outlet] = position }
                if print.stage > .again, sent.contains(outlet) { successors[groups[position]] = position }
                sent.insert(outlet)
                if print.credit != 0 { sent.insert(credited) }
            }
        }
        killed = Set(kills.keys.map(\.group)).union(agencyKills.keys.map(\.group))
    }

    /// Whether its outlet sent a later version, or, where it is a copy, the outlet that it may have copied.
    func supersedes(_ position: Int) -> Bool {
        if let successor = successors[groups[position]], successor > position { return true }
        let voice = Voice(group: groups[position], name: desk.prints[position].outlet)
        return versions[voice].map { $0 > position } ?? false
    }

    /// Whether its outlet took it back, or the agency that it is credited to; every notice of that goes with it.
    func kills(_ position: Int) -> Bool {
        let print = desk.prints[position]
        let group = groups[position]
        if print.stage == .withdrawal, killed.contains(group) { return true }
        let last = [
            kills[Voice(group: group, name: print.outlet)],
            print.credit == 0 ? nil : agencyKills[Voice(group: group, name: print.credit)],
        ]
        return last.contains { last in last.map { $0 >= position } ?? false }
    }
}
