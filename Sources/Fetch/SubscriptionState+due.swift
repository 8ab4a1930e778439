package import FeedFormats

extension SubscriptionState {
    /// Whether the source may be asked now; by hand its own server's wish alone counts.
    package func mayBeAsked(at now: Timestamp, byHand: Bool, _ rules: FetchRules) -> Bool {
        if let barred, now.isEarlier(than: barred) { return false }
        if byHand { return true }
        if let due, now.isEarlier(than: due) { return false }
        return !rules.heedsHints || rhythm?.allows(now) ?? true
    }

    /// Whether the next request puts the server's “not changed” to the test by asking for everything.
    package func isAuditDue(at now: Timestamp, _ rules: FetchRules) -> Bool {
        guard let auditDue, rules.audit != nil, validators != nil, lie == nil, failures == 0 else {
            return false
        }
        return !now.isEarlier(than: auditDue)
    }

    /// Leaves the source alone until a time, as its server wishes, also when it is asked for by hand.
    package mutating func bar(until time: Timestamp) {
        barred = time
        if due?.isEarlier(than: time) ?? true { due = time }
    }

    /// Moves the times to come where the clock went back, so that a source is not left alone for years.
    ///
    /// - Returns: whether it had gone back.
    package mutating func correct(at now: Timestamp) -> Bool {
        guard let asked, now.isEarlier(than: asked) else { return false }
        let step = asked.seconds - now.seconds
        self.asked = now
        due?.seconds -= step
        barred?.seconds -= step
        auditDue?.seconds -= step
        sighting?.first.seconds -= step
        told?.at.seconds -= step
        return true
    }
}
