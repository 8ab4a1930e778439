internal import FeedFormats

/// What is to be remembered of a source after a visit, and what people are to be told.
package struct Settlement {
    /// What is to be remembered.
    package private(set) var state: SubscriptionState
    /// Something a person should look at, one sentence.
    package private(set) var problem: String?
    /// Good news and oddities, one sentence each.
    package private(set) var notices: [String] = []
    /// The address that the list should name from now on.
    package private(set) var move: String?
    /// What the visit means for the other sources of its host.
    package private(set) var consequence = Round.Consequence.none

    private let before: SubscriptionState
    private let visit: Visit
    private let timetable: Timetable
    private var now: Timestamp { timetable.now }
    private var rules: FetchRules { timetable.rules }

    private init(_ visit: Visit, _ before: SubscriptionState, _ timetable: Timetable) {
        self.before = before
        self.visit = visit
        self.timetable = timetable
        state = before
        state.asked = timetable.now
        state.note = nil
        if let barred = state.barred, !now.isEarlier(than: barred) {
            (state.barred, state.barredSince, state.barredHost) = (nil, nil, nil)
        }
        noteRedirect()
    }

    /// What a readable document brought.
    package struct Reading: Sendable {
        /// The hash of the document.
        package var digest: String
        /// What it says of its rhythm; nil where it is the same document as before and was not read again.
        package var rhythm: FeedRhythm?
        /// Articles that were not known, and all that are new or revised.
        package var new = 0
        package var changed = 0

        package init(digest: String, rhythm: FeedRhythm? = nil, new: Int = 0, changed: Int = 0) {
            self.digest = digest
            self.rhythm = rhythm
            self.new = new
            self.changed = changed
        }
    }

    /// Settles a visit that brought the feed.
    package init(
        _ reading: Reading,
        by answer: Answer,
        of visit: Visit,
        from before: SubscriptionState,
        _ timetable: Timetable
    ) {
        self.init(visit, before, timetable)
        let given = Validators(
            address: visit.address,
            etag: answer.headers["etag"],
            lastModified: answer.headers["last-modified"]
        )
        audit(given, kept: reading.changed)
        if answer.isCutOff, reading.digest != before.cutDigest {
            // Were it taken for the whole document, what it lacks would not be asked for again.
            state.cutDigest = reading.digest
        } else {
            state.cutDigest = nil
            state.validators = state.lie == nil ? given : nil
            state.digest = reading.digest
        }
        if reading.changed > 0 { state.lastNews = now }
        if let rhythm = reading.rhythm { take(rhythm, new: reading.new) }
        succeed(answer, isBare: given == nil || state.lie != nil)
    }

    /// Settles a visit to which the server said “not changed”.
    package init(
        unchanged answer: Answer,
        of visit: Visit,
        from before: SubscriptionState,
        _ timetable: Timetable
    ) {
        self.init(visit, before, timetable)
        // What is not said again stays (RFC 9111, 3.2).
        state.validators = Validators(
            address: visit.address,
            etag: answer.headers["etag"] ?? before.validators?.etag,
            lastModified: answer.headers["last-modified"] ?? before.validators?.lastModified
        )
        succeed(answer, isBare: false)
    }

    /// Settles a visit that brought nothing that can be used.
    package init(
        _ mishap: Mishap,
        answer: Answer?,
        of visit: Visit,
        from before: SubscriptionState,
        _ timetable: Timetable
    ) {
        self.init(visit, before, timetable)
        state.failures += 1
        state.trouble = mishap.kind
        state.fault = mishap.reason
        state.due =
            mishap.kind == .gone
            ? timetable.later(by: rules.goneInterval)
            : timetable.retry(after: state.failures, kind: mishap.kind)
        if let answer { obey(answer, mishap.kind) }
        tellFailure(mishap)
    }

    /// Settles that a source was not asked because of the newsroom's own settings: it stays due.
    package init(withheld mishap: Mishap, from before: SubscriptionState, _ timetable: Timetable) {
        self.before = before
        visit = Visit(address: "", result: .failure(mishap))
        self.timetable = timetable
        state = before
        state.trouble = mishap.kind
        state.fault = mishap.reason
        tell(mishap, times: "")
    }

    // MARK: - Success

    private mutating func succeed(_ answer: Answer, isBare: Bool) {
        let freshness = Freshness(answer.headers)
        // “Not changed” keeps what it does not say anew (RFC 9111, 4.3.4).
        if freshness.isTold || answer.status != 304 { state.lifetime = freshness.lifetime }
        state.failures = 0
        state.trouble = nil
        state.fault = nil
        state.lastSuccess = now
        let next = timetable.next(
            lifetime: state.lifetime,
            rhythm: state.rhythm,
            isBare: isBare
        )
        state.due = next.due
        state.note = next.note
        state.auditDue = state.auditDue ?? rules.audit.map { timetable.later(by: $0) }
        if state.told != nil {
            notices.append("answers again")
            state.told = nil
        }
        state.concern = Concern(about: state, at: now)
        // A feed that was quiet before it was listed has not changed.
        if let concern = state.concern, concern != before.concern, before.lastSuccess != nil {
            notices.append(concern.words(about: state, at: now))
        }
        if let sighting = state.sighting, sighting.polls >= rules.movePolls,
            now.seconds - sighting.first.seconds >= rules.moveAfter,
            // A list that cannot follow is told of no more often than any other trouble.
            sighting.proposed.map({ now.seconds - $0.seconds >= rules.tellEvery }) ?? true
        {
            state.sighting?.proposed = timetable.now
            move = sighting.target
        }
    }

    private mutating func take(_ rhythm: FeedRhythm, new: Int) {
        let newest = rhythm.newest.map(\.seconds) ?? .min
        let isStill = before.rhythm?.newest.map { newest <= $0.seconds } ?? false
        state.undatedNews = isStill ? (before.undatedNews ?? 0) + (new > 0 ? 1 : 0) : 0
        state.rhythm = rhythm
    }

    /// Puts the server's word to the test, where everything was asked for to that end.
    private mutating func audit(_ given: Validators?, kept: Int) {
        guard let known = before.validators, !visit.isConditional, visit.address == known.address else {
            return
        }
        state.auditDue = rules.audit.map { timetable.later(by: $0) }
        // Equal validators promise an equal document; this one held articles that “not changed” would have kept.
        guard given == known, kept > 0 else { return }
        state.lie = SubscriptionState.Lie(at: now, validators: known, kept: kept)
        notices.append(
            "its server says “not changed” of a document that has changed (\(kept) articles); it is asked for "
                + "everything from now on, once in \(spell(max(rules.bareFloor, rules.interval)))"
        )
    }

    // MARK: - Failure

    /// Takes the server's wish to be left alone.
    private mutating func obey(_ answer: Answer, _ kind: Mishap.Kind) {
        let isWish = answer.status == 429 || answer.status == 503
        switch Freshness(answer.headers).wait(at: now) {
        case .seconds(let seconds):
            let wait = timetable.wait(seconds)
            let isOfHost = isWish && (answer.status == 429 || rules.isHostOne)
            bar(until: wait.until, isOfHost: isOfHost)
            state.note = wait.note
        case .nonsense(let text):
            state.note = "the server's Retry-After “\(text.shortened)” makes no sense"
            fallthrough
        case nil:
            if kind == .limited { bar(until: timetable.later(by: 3600), isOfHost: true) }
        }
    }

    private mutating func bar(until time: Timestamp, isOfHost: Bool) {
        state.bar(until: time, since: now, host: isOfHost ? visit.address.host : nil)
        if isOfHost { consequence = .dropHost }
    }

    private mutating func tellFailure(_ mishap: Mishap) {
        let isFinal = mishap.kind == .gone
        guard isFinal || state.failures >= rules.tellAt else { return }
        if isFinal, before.told?.trouble == mishap.kind { return }
        tell(mishap, times: isFinal ? "" : " (\(state.failures) times in a row)")
    }

    private mutating func tell(_ mishap: Mishap, times: String) {
        if let told = before.told, told.trouble == mishap.kind,
            now.seconds - told.at.seconds < rules.tellEvery
        {
            return
        }
        state.told = SubscriptionState.Told(trouble: mishap.kind, at: now)
        problem = mishap.reason + times
    }

    // MARK: - Redirects

    private mutating func noteRedirect() {
        let permanent = visit.hops.prefix { $0.isPermanent }
        if let target = permanent.last?.to {
            if state.sighting?.target == target {
                state.sighting?.polls += 1
            } else {
                state.sighting = SubscriptionState.Sighting(target: target, first: now, polls: 1)
            }
        } else if case .success = visit.result {
            state.sighting = nil
        }
    }
}
