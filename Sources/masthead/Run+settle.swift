import Archive
import FeedFormats
import Fetch
import News

extension Run {
    /// Takes in what asking a source brought; it is on disk before the next step is taken.
    func settle(_ source: WebSource, _ visit: Visit) throws -> Settlement {
        let timetable = Timetable(source.rules, now: surroundings.now(), in: surroundings)
        let settlement: Settlement
        switch visit.meaning {
        case .document(let answer):
            settlement = try take(answer, of: source, visit, timetable)
        case .unchanged(let answer):
            settlement = Settlement(unchanged: answer, of: visit, from: source.state, timetable)
            try archive.commit(settlement.state(named: source), of: source.key)
        case .mishap(let mishap, let answer):
            settlement = try note(mishap, answer, of: source, visit, timetable)
        }
        tell(settlement, of: source)
        if let target = settlement.move { try move(source.subscription, to: target) }
        return settlement
    }

    /// Notes that a source is not asked because of the newsroom's own settings.
    func withhold(_ source: WebSource, _ mishap: Mishap) throws {
        let timetable = Timetable(source.rules, now: surroundings.now(), in: surroundings)
        let settlement = Settlement(withheld: mishap, from: source.state, timetable)
        try archive.commit(settlement.state, of: source.key)
        tell(settlement, of: source)
    }

    /// Follows a permanent redirect in the list, unless the target is another source of it.
    private func move(_ subscription: Subscription, to target: String) throws {
        let title = subscription.title
        if let other = list.subscription(at: target), other.key != subscription.key {
            report.problems.append(
                "\(title): it has moved to \(target), which is listed as \(other.title) already: "
                    + "unsubscribe from one of the two"
            )
            return
        }
        do {
            try list.move(subscription, to: target.withCredentials(of: subscription.address))
            report.notices.append("\(title): it has moved to \(target), as the list says now")
            if configuration.fetch.settings(of: subscription)?.isKnown(at: target) == false {
                report.problems.append(
                    "\(title): its secret is not sent to \(target), another server than its [[source]] table names; "
                        + "if that one may know it, write the new address there"
                )
            }
        } catch let error as FileError {
            report.problems.append("\(title): it has moved to \(target), but \(error)")
        }
    }

    private func take(
        _ answer: Answer,
        of source: WebSource,
        _ visit: Visit,
        _ timetable: Timetable
    ) throws -> Settlement {
        let digest = BodyHash(of: answer.body).digits
        var reading = Settlement.Reading(digest: digest)
        if digest == source.state.digest {
            let settlement = Settlement(reading, by: answer, of: visit, from: source.state, timetable)
            try archive.commit(settlement.state(named: source), of: source.key)
            return settlement
        }
        let feed: Feed
        do throws(FormatError) {
            feed = try Feed(parsing: answer.body, headers: answer.fields, location: visit.address)
        } catch {
            return try note(Mishap(error, in: answer), answer, of: source, visit, timetable)
        }
        report.repairs += feed.repairs.map { "\(source.subscription.title): \($0)" }
        reading.rhythm = FeedRhythm(feed, now: timetable.now)
        var settlement = Settlement(reading, by: answer, of: visit, from: source.state, timetable)
        let saved = try archive.commit(
            fetched: feed.articles(source: source.key, reading: plain),
            of: source.key,
            keeping: KeptResponse(
                time: timetable.now,
                url: visit.address,
                headers: answer.headers,
                body: answer.body
            ),
            at: timetable.now,
            fingerprint: fingerprint
        ) { saved in
            reading.new = saved.new.count
            reading.changed = saved.new.count + saved.revised.count
            settlement = Settlement(reading, by: answer, of: visit, from: source.state, timetable)
            return settlement.state(named: source)
        }
        report.wire?.add(saved)
        return settlement
    }

    private func note(
        _ mishap: Mishap,
        _ answer: Answer?,
        of source: WebSource,
        _ visit: Visit,
        _ timetable: Timetable
    ) throws -> Settlement {
        let settlement = Settlement(mishap, answer: answer, of: visit, from: source.state, timetable)
        try archive.commit(settlement.state, of: source.key)
        return settlement
    }

    private func tell(_ settlement: Settlement, of source: WebSource) {
        let title = source.subscription.title
        if let fault = settlement.state.fault {
            report.sources.failed += 1
            report.failures.append("\(title): \(fault)")
        } else {
            report.sources.read += 1
        }
        if let problem = settlement.problem { report.problems.append("\(title): \(problem)") }
        report.notices += settlement.notices.map { "\(title): \($0)" }
        if let note = settlement.state.note { report.repairs.append("\(title): \(note)") }
    }
}

extension Settlement {
    /// What is to be remembered, with the name that the source was read under.
    fileprivate func state(named source: WebSource) -> SubscriptionState {
        var state = state
        state.title = source.subscription.title
        state.site = source.subscription.site
        return state
    }
}

extension Answer {
    /// The header fields as the readers of formats take them.
    var fields: [String: String] {
        Dictionary(headers.map { ($0.name, $0.value) }) { first, _ in first }
    }
}

extension Saved {
    /// Adds what saving another batch did.
    mutating func add(_ other: Saved) {
        new += other.new
        revised += other.revised
        unchanged += other.unchanged
    }
}
