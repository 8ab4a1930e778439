/// How near two articles are; each contains the ones before it.
package enum Relation: String, Sendable, Hashable, Codable, CaseIterable, Comparable {
    /// One article under several ids or addresses.
    case item
    /// A reprint, or an edited, shortened or corrected copy.
    case text
    /// Independent reports of one event.
    case event

    package static func < (a: Relation, b: Relation) -> Bool { a.rank < b.rank }

    /// Counts from the finest relation, 0, to the coarsest.
    var rank: Int {
        switch self {
        case .item: 0
        case .text: 1
        case .event: 2
        }
    }
}
