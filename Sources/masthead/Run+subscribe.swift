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
        var found = try find(address, trying: paths)
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
        guard let subscription = try list.add([outline]).new.first else {
            throw SubscribeError(found.address, "is no address that can be subscribed to")
        }
        // What was asked for to look at it is kept, so that the next request is a conditional one.
        found.visit.hops = []
        let rules = configuration.fetch.rules(for: subscription)
        report.wire = report.wire ?? .init()
        _ = try settle(
            WebSource(subscription: subscription, rules: rules, state: SubscriptionState()),
            found.visit
        )
        return Subscribed(subscription: subscription, isNew: true, others: found.others)
    }

    private struct Find {
        var address: String
        var visit: Visit
        var feed: Feed
        var others: [FeedLinks.Link] = []
    }

    private func find(_ address: String, trying paths: [String]) throws -> Find {
        let (visit, answer) = try ask(address)
        if let feed = try? Feed(parsing: answer.body, location: visit.address) {
            return Find(address: visit.settledAddress(from: address), visit: visit, feed: feed)
        }
        let links = try FeedLinks(in: answer.body, at: visit.address).links
        if let first = links.first {
            var find = try look(at: first.address)
            find.others = Array(links.dropFirst())
            return find
        }
        for path in paths {
            if let target = Reference.resolve(path, against: visit.address), let find = try? look(at: target)
            {
                return find
            }
        }
        let hint = paths.isEmpty ? "; with --guess the usual paths are tried" : ""
        throw SubscribeError(address, "is no feed, and names none\(hint)")
    }

    /// Asks for what should be a feed.
    private func look(at address: String) throws -> Find {
        let (visit, answer) = try ask(address)
        do {
            let feed = try Feed(parsing: answer.body, location: visit.address)
            return Find(address: visit.settledAddress(from: address), visit: visit, feed: feed)
        } catch {
            throw SubscribeError(address, "was not subscribed to: \(error)")
        }
    }

    /// Asks for one document.
    private func ask(_ address: String) throws -> (Visit, Answer) {
        let key = CanonicalURL(feed: address)?.value ?? address
        let subscription = Subscription(address: address, key: key, title: address)
        var manner = configuration.fetch.manner
        manner.userAgent = userAgent
        let errand = Errand(
            address,
            credentials: try configuration.fetch.credentials(for: subscription),
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
        case .mishap(let mishap, _):
            throw SubscribeError(address, "was not subscribed to: \(mishap.reason)")
        }
    }
}
