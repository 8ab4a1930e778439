import FeedFormats
import Fetch

/// How a source fares, for people and programs.
struct SourceStatus {
    let subscription: Subscription
    private let state: SubscriptionState?
    private let now: Timestamp

    init(_ subscription: Subscription, _ state: SubscriptionState?, at now: Timestamp) {
        self.subscription = subscription
        self.state = state
        self.now = now
    }

    /// How it fares, in one word that does not change from version to version.
    var standing: String {
        guard let state, state.asked != nil || state.lastSuccess != nil || state.fault != nil else {
            return "new"
        }
        if let trouble = state.trouble { return trouble.rawValue }
        if state.fault != nil { return "unreadable" }
        if state.lie != nil { return "lying" }
        return Concern(about: state, at: now)?.rawValue ?? "well"
    }

    /// Whether a person should look at it.
    var needsAttention: Bool { !["well", "new"].contains(standing) }

    /// What is to be said of it, the most important first; each a clause.
    var clauses: [String] {
        guard let state, standing != "new" else {
            guard let barred = state?.barred, now.isEarlier(than: barred) else { return ["not asked yet"] }
            return ["not asked yet: its host wants to be left alone until \(barred.rfc3339)"]
        }
        var clauses: [String] = []
        if let fault = state.fault {
            let times = state.failures == 1 ? "once" : "\(state.failures) times in a row"
            clauses.append(state.failures == 0 ? "not asked: \(fault)" : "failed \(times): \(fault)")
        } else if let concern = Concern(about: state, at: now) {
            clauses.append(concern.words(about: state, at: now))
        }
        if let lie = state.lie {
            clauses.append(
                "its server says “not changed” of what has changed (seen \(lie.at.rfc3339), \(lie.kept) articles)"
            )
        }
        if let sighting = state.sighting {
            clauses.append(
                "it sends us to \(sighting.target) for good, since \(sighting.first.rfc3339), \(sighting.polls) times seen"
            )
        }
        if let note = state.note { clauses.append(note) }
        clauses.append(state.lastSuccess.map { "answered \($0.rfc3339)" } ?? "never answered")
        if let news = state.lastNews { clauses.append("brought something \(news.rfc3339)") }
        if let gap = state.rhythm?.gap { clauses.append("usually something every \(spell(gap))") }
        if let due = state.due, now.isEarlier(than: due) { clauses.append("due \(due.rfc3339)") }
        return clauses
    }

    func write(to out: inout JSONWriter) {
        out.startObject()
        out.string("title", subscription.title)
        out.string("address", subscription.shownAddress)
        out.array("groups", subscription.groups) { $0.string(nil, $1) }
        out.string("standing", standing)
        out.number("failures", state?.failures ?? 0)
        out.string("fault", state?.fault)
        out.string("note", state?.note)
        out.string("last_asked", state?.asked?.rfc3339)
        out.string("last_success", state?.lastSuccess?.rfc3339)
        out.string("last_news", state?.lastNews?.rfc3339)
        out.string("newest_entry", state?.rhythm?.newest?.rfc3339)
        out.number("entries", state?.rhythm?.entries)
        out.number("usual_gap_seconds", state?.rhythm?.gap.map { Int($0) })
        out.string("due", state?.due?.rfc3339)
        out.string("moving_to", state?.sighting?.target)
        out.endObject()
    }
}
