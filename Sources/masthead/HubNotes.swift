import FeedFormats

/// What hubs wait to be told, as the archive's journal holds it.
struct HubNotes: Codable {
    /// What one hub is to be told.
    struct Note: Codable {
        /// The addresses of the feeds that have changed.
        var feeds: Set<String> = []
        /// How often in a row it could not be told.
        var failures = 0
        /// Before when it is not tried again.
        var due: Timestamp?
        /// When it was last tried.
        var tried: Timestamp?
        /// When people were last told that it fails.
        var told: Timestamp?
    }

    /// The notes by the addresses of the hubs.
    var hubs: [String: Note] = [:]

    /// Takes up that feeds have changed; hubs that are configured no more are forgotten.
    mutating func add(_ feeds: some Sequence<String>, for configured: [String]) {
        hubs = hubs.filter { configured.contains($0.key) }
        for hub in configured { hubs[hub, default: Note()].feeds.formUnion(feeds) }
    }
}

extension HubNotes.Note {
    /// From how many failures on people are told.
    private static let tellAt = 3

    /// Whether it may be tried now; a clock that was ahead does not keep it from that.
    func isDue(at now: Timestamp) -> Bool {
        guard let due, now.isEarlier(than: due) else { return true }
        return tried.map { now.isEarlier(than: $0) } ?? false
    }

    /// Notes a failure: the next try is ten minutes later, then twenty, and a day at most, or when the hub wishes.
    ///
    /// - Returns: whether people are to be told, which is once a day.
    mutating func fail(at now: Timestamp, waitingUntil wish: Timestamp?) -> Bool {
        let usual = Timestamp(seconds: now.seconds + min(86_400, 600 << Int64(min(failures, 10))))
        failures += 1
        tried = now
        due = wish.map { $0.isEarlier(than: usual) ? usual : $0 } ?? usual
        guard failures >= Self.tellAt, told.map({ abs(now.seconds - $0.seconds) >= 86_400 }) ?? true else {
            return false
        }
        told = now
        return true
    }
}
