package import FeedFormats

/// What is odd about a feed that answers without fault.
package enum Concern: String, Sendable, Hashable, Codable {
    /// It has no entries.
    case empty
    /// Entries come, and none has a newer date.
    case datesStopped
    /// Nothing came for three times as long as usual.
    case silent

    /// Looks at what is remembered of a feed; nil where nothing is odd.
    package init?(about state: SubscriptionState, at now: Timestamp) {
        guard let rhythm = state.rhythm else { return nil }
        if rhythm.entries == 0 {
            self = .empty
        } else if state.undatedNews ?? 0 >= 3 {
            self = .datesStopped
        } else if let gap = rhythm.gap, let last = rhythm.newest ?? state.lastNews,
            now.seconds - last.seconds > max(3 * gap, 86_400)
        {
            self = .silent
        } else {
            return nil
        }
    }

    /// The concern as a clause.
    package func words(about state: SubscriptionState, at now: Timestamp) -> String {
        switch self {
        case .empty: return "it has no entries any more"
        case .datesStopped: return "its entries are new, but their dates have stopped"
        case .silent:
            let last = state.rhythm?.newest ?? state.lastNews ?? now
            let gap = state.rhythm?.gap.map { ", usually something comes every \(spell($0))" } ?? ""
            return "nothing new for \(spell(now.seconds - last.seconds))\(gap)"
        }
    }
}
