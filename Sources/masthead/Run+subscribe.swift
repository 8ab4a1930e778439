import FeedFormats
import Fetch
import News

/// Why an address was not subscribed to.
struct SubscribeError: Error, CustomStringConvertible {
    private let address: String
    private let clause: String

    /// Makes one; the clause says of the address what is wrong.
    init(_ address: String, _ clause: String) {
        self.address = address.withoutCredentials
        self.clause = clause
    }

    var description: String { "\(address) \(clause)" }
}

extension Run {
    /// What subscribing to an address did.
    struct Subscribed {
        var subscription: Subscription
        var isNew: Bool
        /// Other feeds that the same page names.
        var others: [FeedLinks.Link] = []
    }

    /// Finds the feed at an address or behind a page, takes in what it holds, and lists it.
    ///
    /// `paths` are tried on the page's host where the page names no feed.
    func subscribe(
        to address: String,
        as title: String?,
        in groups: [String],
        trying paths: [String]
    ) throws
        -> Subscribed
    {
        if let known = list.subscription(at: address) { return Subscribed(subscription: known, isNew: false) }
        if let former = try resume(address, as: title, in: groups) {
            return Subscribed(subscription: former, isNew: true)
        }
        var found: Find
        switch try find(address, trying: paths) {
        case .feed(let find): found = find
        case .known(let known, let others):
            return Subscribed(subscription: known, isNew: false, others: others)
        }
        if let known = list.subscription(at: found.address) {
            return Subscribed(subscription: known, isNew: false, others: found.others)
        }
        let name = [title, found.feed.head.title.map { plain.line(of: $0) }].compactMap(\.self).first {
            !$0.isEmpty
        }
        let outline = OPML.Outline(
            xmlURL: found.address,
            title: name ?? found.address,
            htmlURL: found.feed.head.link,
            groups: groups
        )
        let subscription = try add(outline)
        // What was asked for to look at it is kept, so that the next request is a conditional one.
        found.visit.hops = []
        let rules = configuration.fetch.rules(for: subscription)
        report.wire = report.wire ?? .init()
        let state = try archive.subscriptionStates()[subscription.key] ?? SubscriptionState()
        _ = try settle(WebSource(subscription: subscription, rules: rules, state: state), found.visit)
        return Subscribed(subscription: subscription, isNew: true, others: found.others)
    }

    private func add(_ outline: OPML.Outline) throws -> Subscription {
        guard let subscription = try list.add([outline]).new.first else {
            throw SubscribeError(outline.xmlURL, "is no address that can be subscribed to")
        }
        return subscription
    }

    /// Lists a source again that was read lately; it is asked when it is due, as if it had always been listed.
    private func resume(_ address: String, as title: String?, in groups: [String]) throws -> Subscription? {
        guard let key = CanonicalURL(feed: address)?.value,
            let state = try archive.subscriptionStates()[key], state.lastSuccess != nil,
            state.failures == 0, let due = state.due, now.isEarlier(than: due),
            let name = title ?? state.title
        else { return nil }
        return try add(OPML.Outline(xmlURL: address, title: name, htmlURL: state.site, groups: groups))
    }

    private struct Find {
        var address: String
        var visit: Visit
        var feed: Feed
        var others: [FeedLinks.Link] = []
    }

    /// What stands at an address or behind a page there.
    private enum Finding {
        case feed(Find)
        /// A feed that is listed already, and was not asked for again.
        case known(Subscription, others: [FeedLinks.Link])
    }

    private func find(_ address: String, trying paths: [String]) throws -> Finding {
        let (visit, answer) = try ask(address)
        if let feed = try? Feed(parsing: answer.body, headers: answer.fields, location: visit.address) {
            return .feed(Find(address: visit.settledAddress(from: address), visit: visit, feed: feed))
        }
        let links = try FeedLinks(in: answer.body, at: visit.address).links.filter {
            $0.address != visit.address
        }
        var mishap: (any Error)?
        for (number, link) in links.prefix(Self.mostTries).enumerated() {
            let others = Array(links[..<number] + links[(number + 1)...])
            if let known = list.subscription(at: link.address) { return .known(known, others: others) }
            do {
                var find = try look(at: link.address)
                find.others = others
                return .feed(find)
            } catch let error as SubscribeError {
                mishap = mishap ?? error
            }
        }
        if let mishap { throw mishap }
        for path in paths {
            if let target = Reference.resolve(path, against: visit.address), let find = try? look(at: target)
            {
                return .feed(find)
            }
        }
        let hint = paths.isEmpty ? "; with --guess the usual paths are tried" : ""
        throw SubscribeError(address, "is no feed, and names none\(hint)")
    }

    /// How many of the feeds that a page names are asked for at most, until one is there.
    private static let mostTries = 3

    /// Asks for what should be a feed.
    private func look(at address: String) throws -> Find {
        let (visit, answer) = try ask(address)
        do {
            let feed = try Feed(parsing: answer.body, headers: answer.fields, location: visit.address)
            return Find(address: visit.settledAddress(from: address), visit: visit, feed: feed)
        } catch {
            throw SubscribeError(address, "was not subscribed to: \(error)")
        }
    }

    /// Asks for one document, unless its host wants to be left alone.
    private func ask(_ address: String) throws -> (Visit, Answer) {
        let key = CanonicalURL(feed: address)?.value ?? address
        let subscription = Subscription(address: address, key: key, title: address)
        let state = try archive.subscriptionStates()[key] ?? SubscriptionState()
        let hosts = try archive.barredHosts(at: now)
        let barred = [subscription.host.flatMap { hosts[$0] }, state.barred].compactMap(\.self)
        if let until = barred.max(by: { $0.isEarlier(than: $1) }), now.isEarlier(than: until) {
            throw SubscribeError(
                address,
                "was not asked for, because its server wants to be left alone until \(until.rfc3339)"
            )
        }
        var manner = configuration.fetch.manner
        manner.userAgent = userAgent
        let errand = Errand(
            address,
            credentials: try configuration.fetch.credentials(for: subscription, stoppingFor: stop),
            limits: configuration.fetch.limits(for: subscription)
        )
        var result: Visit?
        let round = Round(manner, in: surroundings) { CanonicalURL(article: $0) == nil }
        _ = try round.run([errand]) { _, visit in
            result = visit
            return .none
        }
        guard let visit = result else {
            throw SubscribeError(address, "was not asked for any more")
        }
        switch visit.meaning {
        case .document(let answer): return (visit, answer)
        case .unchanged: throw SubscribeError(address, "says that nothing has changed")
        case .mishap(let mishap, let answer):
            let rules = configuration.fetch.rules(for: subscription)
            let timetable = Timetable(rules, now: surroundings.now(), in: surroundings)
            let settlement = Settlement(mishap, answer: answer, of: visit, from: state, timetable)
            // A server's wish to be left alone is kept, although the source is not listed.
            if settlement.state.barred != nil { try archive.commit(settlement.state, of: key) }
            throw SubscribeError(address, "was not subscribed to: \(mishap.reason)")
        }
    }
}
