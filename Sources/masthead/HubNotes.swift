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
    static let told = 3

    /// Notes a failure: the next try is ten minutes later, then twenty, and a day at most.
    mutating func fail(at now: Timestamp) {
        let wait: Int64 = min(86_400, 600 << min(failures, 10))
        failures += 1
        due = Timestamp(seconds: now.seconds + wait)
    }
}
