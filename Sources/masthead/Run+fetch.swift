import Archive
import FeedFormats
import Fetch
import News

extension Run {
    /// Reads every source that is due; one that fails never stops the others.
    func fetch(_ order: FetchOrder = FetchOrder()) throws {
        log.begin(.fetch)
        let resting = order.isForced ? [] : try archive.restingSubscriptions(at: now)
        let states = try archive.subscriptionStates(besides: resting)
        report.wire = Saved()
        let wanted = try wanted(order)
        defer { report.stopped = stop.reason }
        var quiet: [String: SubscriptionState] = [:]
        for subscription in wanted where subscription.isFile {
            guard stop.reason == nil else {
                report.sources.unreached += 1
                continue
            }
            let key = subscription.key
            quiet[key] = try readFile(subscription, states[key] ?? SubscriptionState())
        }
        try archive.commit(quiet)
        let hosts = try archive.barredHosts(at: now)
        let due = try wanted.filter { !$0.isFile }.compactMap { (subscription) -> WebSource? in
            if resting.contains(subscription.key) {
                report.sources.resting += 1
                return nil
            }
            return try source(subscription, states[subscription.key] ?? SubscriptionState(), hosts, order)
        }
        if isDry { report.due = due.map(\.subscription.title) }
        if due.isEmpty || isDry { return }
        if !order.isPrompt, !surroundings.isWatched {
            let delay = Duration.seconds(surroundings.number(below: configuration.fetch.startDelay + 1))
            // A run that may last for a minute only is not to wait for all of it.
            surroundings.pause(min(delay, stop.remaining.map { $0 / 4 } ?? delay))
        }
        try ask(surroundings.shuffled(due), order)
        try archive.pruneResponses(
            before: Timestamp(seconds: now.seconds - configuration.fetch.keep),
            bytes: configuration.fetch.keepBytes
        )
    }

    private func wanted(_ order: FetchOrder) throws -> [Subscription] {
        if order.only.isEmpty { return list.subscriptions }
        var met: Set<String> = []
        return try order.only.map { try list.subscription(named: $0) }.filter { met.insert($0.key).inserted }
    }

    /// A source as it is asked; nil where it is not due, or its host wants to be left alone.
    private func source(
        _ subscription: Subscription,
        _ remembered: SubscriptionState,
        _ hosts: [String: Timestamp],
        _ order: FetchOrder
    ) throws -> WebSource? {
        var state = remembered
        let rules = configuration.fetch.rules(for: subscription)
        var isNews = state.correct(at: now)
        if let until = subscription.host.flatMap({ hosts[$0] }), state.barred?.isEarlier(than: until) ?? true
        {
            // What a host says of one address holds for all of them.
            state.bar(until: until, since: now)
            isNews = true
        }
        if isNews { try archive.commit(state, of: subscription.key) }
        guard state.mayBeAsked(at: now, byHand: order.isForced, rules) else {
            report.sources.resting += 1
            if order.isForced, let barred = state.barred {
                report.notices.append(
                    "\(subscription.title): not asked, because its server wants to be left alone until \(barred.rfc3339)"
                )
            }
            return nil
        }
        return WebSource(subscription: subscription, rules: rules, state: state)
    }

    /// Asks the sources in the order given, and takes in each answer as it comes.
    private func ask(_ due: [WebSource], _ order: FetchOrder) throws {
        var sources: [WebSource] = []
        var errands: [Errand] = []
        for source in due {
            guard stop.reason == nil else {
                report.sources.unreached += 1
                continue
            }
            let isWhole = order.isWhole || source.state.isAuditDue(at: now, source.rules)
            do throws(Mishap) {
                errands.append(
                    try source.errand(configuration.fetch, isWhole: isWhole, stoppingFor: stop)
                )
                sources.append(source)
            } catch {
                if stop.reason == nil { try withhold(source, error) } else { report.sources.unreached += 1 }
            }
        }
        var manner = configuration.fetch.manner
        manner.userAgent = userAgent
        let progress = Progress(of: errands.count, isShown: surroundings.isWatched)
        defer { progress.end() }
        var barred: [Int: Timestamp] = [:]
        let round = Round(manner, in: surroundings) { CanonicalURL(article: $0) == nil }
        let leftovers = try round.run(
            errands,
            mayAsk: { [surroundings] in
                sources[$0].state.mayBeAsked(
                    at: surroundings.now(),
                    byHand: order.isForced,
                    sources[$0].rules
                )
            },
            settle: { [self] number, visit in
                progress.step()
                let settlement = try settle(sources[number], visit)
                barred[number] = settlement.state.barred
                return settlement.consequence
            }
        )
        for (number, cause) in leftovers.dropped.sorted(by: { $0.key < $1.key }) {
            // What a host says of one address holds for all of them.
            var state = sources[number].state
            if let until = barred[cause] { state.bar(until: until, since: surroundings.now()) }
            try archive.commit(state, of: sources[number].key)
        }
        report.sources.resting += leftovers.dropped.count
        report.sources.unreached += leftovers.unreached.count
    }

    /// Who asks: the program, its version, and where the newsroom can be reached.
    var userAgent: String {
        let contact = configuration.fetch.contact ?? configuration.newsroom.link
        return "Masthead/\(Masthead.version) (+\(contact))"
    }
}
