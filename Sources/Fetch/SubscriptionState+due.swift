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
    ///
    /// `host` is that of which the server speaks as a whole.
    package mutating func bar(until time: Timestamp, since now: Timestamp, host: String? = nil) {
        barred = time
        barredSince = now
        barredHost = host
        if due?.isEarlier(than: time) ?? true { due = time }
    }

    /// Moves the times to come where the clock went back, so that a source is not left alone for years.
    ///
    /// - Returns: whether it had gone back.
    package mutating func correct(at now: Timestamp) -> Bool {
        let noted = [asked, barredSince].compactMap(\.self).max { $0.isEarlier(than: $1) }
        guard let noted, now.isEarlier(than: noted) else { return false }
        let step = noted.seconds - now.seconds
        if let asked { self.asked = now.isEarlier(than: asked) ? now : asked }
        barredSince?.seconds -= step
        due?.seconds -= step
        barred?.seconds -= step
        auditDue?.seconds -= step
        sighting?.first.seconds -= step
        sighting?.proposed?.seconds -= step
        told?.at.seconds -= step
        return true
    }
}
