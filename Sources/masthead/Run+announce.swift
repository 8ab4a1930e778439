import Archive
import Fetch
import Site

extension Run {
    /// Notes for the hubs which feeds change with a set, in the transaction that decides on it.
    func noteForHubs(_ renames: Renames, _ press: Press) throws {
        let newsroom = configuration.newsroom
        guard !newsroom.hubs.isEmpty, let base = newsroom.feedBase else { return }
        let feeds = renames.names.filter { name in configuration.outputs.contains { $0.isFeed(name) } }
        if feeds.isEmpty { return }
        var notes = try press.journal(.hubs, as: HubNotes.self) ?? HubNotes()
        notes.add(feeds.map { Edition.address(of: $0, under: base) }, for: newsroom.hubs)
        try press.begin(notes, as: .hubs)
    }

    /// Tells the hubs which feeds have changed (PubSubHubbub Core 0.4, section 7.1; WebSub leaves it open).
    ///
    /// What a hub took is forgotten. One that fails is tried again by later runs, ever more rarely, and people are
    /// told once a day. A run whose time is up tells them all the same, which is a matter of seconds: where every
    /// run reaches its deadline, nobody would tell them.
    func announce() throws {
        let hubs = configuration.newsroom.hubs
        guard !isDry, !hubs.isEmpty, var notes = try archive.journal(.hubs, as: HubNotes.self) else { return }
        let now = surroundings.now()
        let due = notes.hubs.filter { hub, note in
            hubs.contains(hub) && note.isDue(at: now)
        }.sorted { $0.key < $1.key }
        if due.isEmpty { return }
        log.begin(.announce)
        var manner = configuration.fetch.manner
        manner.userAgent = userAgent
        manner.deadline = min(manner.deadline, .seconds(30))
        var surroundings = surroundings
        surroundings.shouldStop = { [stop] in if case .signal = stop.reason { true } else { false } }
        let timetable = Timetable(configuration.fetch.rules, now: now, in: surroundings)
        let errands = due.map { hub, note in
            Errand(posting: [("hub.mode", "publish")] + note.feeds.sorted().map { ("hub.url", $0) }, to: hub)
        }
        _ = try Round(manner, in: surroundings) { _ in false }.run(errands) { number, visit in
            let hub = due[number].key
            if let fault = visit.refusal {
                let wish = (try? visit.result.get()).flatMap(timetable.wait)
                if notes.hubs[hub]?.fail(at: now, waitingUntil: wish) == true {
                    report.problems.append(
                        "the hub \(hub.withoutCredentials) was not told of changes: \(fault); it is tried again"
                    )
                }
            } else if let note = notes.hubs.removeValue(forKey: hub), note.told != nil {
                report.notices.append("the hub \(hub.withoutCredentials) takes changes again")
            }
            return .none
        }
        if notes.hubs.isEmpty { try archive.finish(.hubs) } else { try archive.begin(notes, as: .hubs) }
    }
}

extension Visit {
    /// Why what was posted was not taken; nil when it was.
    fileprivate var refusal: String? {
        switch result {
        case .success(let answer):
            switch answer.status {
            case 200..<300: return nil
            case 300..<400:
                let target = answer.headers.location.map {
                    " and leads to \($0.withoutCredentials.shortened)"
                }
                return "it answered \(answer.status)\(target ?? "")"
            default: return "it answered \(answer.status)"
            }
        case .failure(let mishap): return mishap.reason
        }
    }
}
