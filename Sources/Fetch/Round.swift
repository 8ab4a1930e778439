/// One round over many feeds: how they are asked, whatever becomes of the answers.
///
/// At most one request is under way for each host, a rest lies between two of them, and only so many are
/// under way over all. Everything happens on the caller's thread.
package final class Round {
    /// How a round goes.
    package struct Manner: Sendable {
        /// Requests under way at most, over all hosts.
        package var concurrency = 16
        /// The rest between two requests to a host.
        package var spacing = Duration.seconds(1)
        /// The time for all of it.
        package var deadline = Duration.seconds(1800)
        package var addressGuard = AddressGuard()
        package var proxy: String?
        /// A file of certificates to trust instead of the system's.
        package var authorities: String?
        package var userAgent = "Masthead"
        /// Bytes that large answers under way may have together; those that find no room fail.
        package var largeBytes = 128_000_000

        package init() {}
    }

    /// What the answer to one errand means for the others.
    package enum Consequence: Sendable, Hashable {
        case none
        /// The host wants no more requests in this round.
        case dropHost
    }

    /// The errands that were not run, by their place in the list.
    package struct Leftovers: Sendable, Hashable {
        /// Those dropped because of the answer to another one, whose place is told too.
        package var dropped: [Int: Int] = [:]
        /// Those the round had no time for; one that was asked and not waited for is settled as a failure too.
        package var unreached: [Int] = []
    }

    /// An errand on its way.
    private struct Leg {
        let origin: FeedAddress
        var route: Route
        /// Whether a request of it went out.
        var isAsked = false
    }

    private let manner: Manner
    private let surroundings: Surroundings
    private let isGate: (String) -> Bool
    private let transfers = Transfers()
    private let line: Transfer.Line

    private var errands: [Errand] = []
    private var legs: [Int: Leg] = [:]
    private var lanes = Lanes()

    /// Makes a round; `isGate` tells addresses of login and consent pages.
    package init(_ manner: Manner, in surroundings: Surroundings, isGate: @escaping (String) -> Bool) {
        self.manner = manner
        self.surroundings = surroundings
        self.isGate = isGate
        line = Transfer.Line(
            addressGuard: manner.addressGuard,
            proxy: manner.proxy,
            authorities: manner.authorities,
            room: Room(limit: manner.largeBytes)
        )
    }

    /// Runs the errands in the order given, as far as their hosts let them, and settles each as its answer comes.
    ///
    /// `mayAsk` is asked right before the first request of an errand; what it refuses is left unreached.
    package func run(
        _ errands: [Errand],
        mayAsk: (Int) -> Bool = { _ in true },
        settle: (Int, Visit) throws -> Consequence
    ) throws -> Leftovers {
        self.errands = errands
        var leftovers = Leftovers()
        for number in errands.indices {
            guard let mishap = queue(number) else { continue }
            _ = try settle(number, Visit(address: errands[number].address, result: .failure(mishap)))
        }
        let start = surroundings.elapsed()
        while !lanes.isEmpty {
            let now = surroundings.elapsed()
            if surroundings.shouldStop() || now - start >= manner.deadline { break }
            while transfers.count < manner.concurrency, let number = lanes.next(at: now) {
                if legs[number]?.route.hops.isEmpty ?? true, !mayAsk(number) {
                    leftovers.unreached.append(number)
                    lanes.free(of: number, at: nil)
                    legs[number] = nil
                } else {
                    begin(number)
                }
            }
            let rest = lanes.nextStart.map { $0 - now } ?? Self.glance
            if transfers.count == 0 {
                if rest > .zero, !lanes.isEmpty {
                    surroundings.pause(min(rest, manner.deadline - (now - start)))
                }
                continue
            }
            for (transfer, result) in transfers.step(waiting: max(min(rest, Self.glance), .zero)) {
                lanes.free(of: transfer.number, at: surroundings.elapsed() + manner.spacing)
                guard let visit = advance(transfer, result) else { continue }
                if try settle(transfer.number, visit) == .dropHost {
                    for dropped in lanes.drop(FeedAddress(visit.address)?.lane ?? "") {
                        leftovers.dropped[dropped] = transfer.number
                        legs[dropped] = nil
                    }
                }
                legs[transfer.number] = nil
            }
        }
        for (number, leg) in legs.sorted(by: { $0.key < $1.key }) where leg.isAsked {
            // Its server was asked, so that it is not to be asked again at once.
            let mishap = Mishap(.slow, "the run ended before its answer was complete")
            let address = leg.route.address.text
            _ = try settle(number, Visit(hops: leg.route.hops, address: address, result: .failure(mishap)))
        }
        leftovers.unreached += legs.keys
        leftovers.unreached.sort()
        return leftovers
    }

    /// How long the round looks away from the clock and its caller's wish to stop.
    private static let glance = Duration.milliseconds(200)

    /// Lets an errand wait for its host, or says why it cannot be run.
    private func queue(_ number: Int) -> Mishap? {
        let written = errands[number].address
        guard let address = FeedAddress(written) else {
            return Mishap(.refused, "“\(written.withoutCredentials)” is no address of the web")
        }
        guard manner.addressGuard.allows(host: address.host) else { return .privateAddress(address.host) }
        let route = Route(from: address, addressGuard: manner.addressGuard, isGate: isGate)
        legs[number] = Leg(origin: address, route: route)
        lanes.queue(number, in: address.lane)
        return nil
    }

    private func begin(_ number: Int) {
        guard let leg = legs[number] else { return }
        legs[number]?.isAsked = true
        let errand = errands[number]
        let address = leg.route.address
        var headers = [Header("User-Agent", manner.userAgent)]
        if errand.form == nil { headers.append(Header("Accept", Self.accepted)) }
        if let validators = errand.validators, validators.address == address.text {
            headers += validators.headers
        }
        if let credentials = errand.credentials ?? leg.origin.credentials,
            address.isSameOrigin(as: leg.origin)
        {
            headers.append(credentials.header)
        }
        let request = Transfer.Request(
            address: address,
            headers: headers,
            form: errand.form,
            limits: errand.limits,
            line: line
        )
        transfers.begin(Transfer(request, number: number))
    }

    private static let accepted =
        "application/rss+xml, application/atom+xml, application/feed+json, application/rdf+xml;q=0.9, "
        + "application/xml;q=0.8, text/xml;q=0.8, application/json;q=0.7, */*;q=0.1"

    /// Takes an answer; where it is a redirect that may be followed, the errand goes on and nothing is returned.
    private func advance(_ transfer: Transfer, _ result: Result<Answer, Mishap>) -> Visit? {
        guard var leg = legs[transfer.number] else { return nil }
        let address = leg.route.address.text
        var result = result
        if case .success(let answer) = result, errands[transfer.number].form == nil {
            do throws(Mishap) {
                if try leg.route.follow(answer) {
                    legs[transfer.number] = leg
                    lanes.queue(transfer.number, in: leg.route.address.lane, isFirst: true)
                    return nil
                }
            } catch {
                result = .failure(error)
            }
        }
        return Visit(
            hops: leg.route.hops,
            address: address,
            isConditional: errands[transfer.number].validators?.address == address,
            result: result
        )
    }
}

extension FeedAddress {
    /// The credentials an address carries itself.
    fileprivate var credentials: Credentials? {
        user.map { .password(user: $0, password: password ?? "") }
    }
}
