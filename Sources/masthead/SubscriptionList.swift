import Archive
import FeedFormats
import Fetch
import Foundation
import News
import Site

/// The newsroom's `subscriptions.opml`: the one truth of what is read.
struct SubscriptionList {
    private let path: String
    private var source: [UInt8]
    /// The feeds it lists, each once.
    private(set) var subscriptions: [Subscription] = []
    /// What in it cannot be read, one sentence each.
    private(set) var faults: [String] = []
    /// Whether there is no such file.
    private var isMissing = false

    /// Reads the list of a newsroom; none is an empty one.
    init(of folder: NewsroomFolder) throws {
        path = folder.subscriptions
        guard FileManager.default.fileExists(atPath: path) else {
            source = []
            isMissing = true
            return
        }
        do {
            source = try RegularFile.bytes(at: path)
            try take(OPML(parsing: source))
        } catch let error as FetchError {
            throw FileError(path: path, reason: error.description)
        } catch let error as FormatError {
            throw FileError(path: path, reason: error.asOfList)
        }
    }

    /// A list of nothing, where the newsroom's own cannot be read.
    init(emptyAt folder: NewsroomFolder) {
        path = folder.subscriptions
        source = []
    }

    /// That the list is not there although sources were read before; nil where all is well.
    func loss(after archive: Archive) throws -> FileError? {
        guard isMissing, try archive.hasSubscriptions() else { return nil }
        return FileError(
            path: path,
            reason:
                "it is missing, although sources were read before, and none is read now; put it back from a "
                + "backup, or put a list without feeds there"
        )
    }

    private mutating func take(_ list: OPML) {
        // Half a list would read like a newsroom that dropped its sources.
        faults += list.repairs.map { "\(path): \($0); mend it there" }
        var met: Set<String> = []
        for feed in list.feeds {
            guard let subscription = Subscription(feed) else {
                faults.append(
                    "\(path): “\(feed.xmlURL.withoutCredentials)” is no address of a feed; correct it there"
                )
                continue
            }
            let present = CanonicalURL(feed: feed.xmlURL)?.value ?? subscription.key
            if met.contains(subscription.key) || met.contains(present) { continue }
            met.formUnion([subscription.key, present])
            subscriptions.append(subscription)
        }
    }

    /// The sources as readers are told them; one that is listed no more keeps the name it was last read under.
    func outlets(remembered states: [String: SubscriptionState]) -> [String: Outlet] {
        var outlets: [String: Outlet] = [:]
        for (key, state) in states {
            if let title = state.title {
                outlets[key] = Outlet(name: title.withoutCredentials, site: state.site)
            }
        }
        for subscription in subscriptions {
            outlets[subscription.key] = Outlet(name: subscription.title, site: subscription.site)
        }
        return outlets
    }

    /// The subscription of an address, however it is spelt.
    func subscription(at address: String) -> Subscription? {
        guard let key = CanonicalURL(feed: address)?.value else { return nil }
        return subscriptions.first { $0.key == key || CanonicalURL(feed: $0.address)?.value == key }
    }

    /// The key of a source that is named by its title or address; what is listed no more is known by its address.
    func source(named name: String) -> String {
        let listed = try? subscription(named: name)
        return listed?.key ?? CanonicalURL(feed: name)?.value ?? name
    }

    /// The subscription of a title or address.
    func subscription(named name: String) throws -> Subscription {
        if let subscription = subscription(at: name) { return subscription }
        let found = subscriptions.filter { $0.title == name }
        guard let first = found.first else {
            throw SourceNameError(
                path: path,
                reason: "no source is called “\(name.withoutCredentials)”: see “masthead subscriptions”"
            )
        }
        guard found.count == 1 else {
            throw SourceNameError(
                path: path,
                reason: "\(found.count) sources are called “\(name)”: give the address"
            )
        }
        return first
    }

    /// What adding feeds did.
    struct Added {
        var new: [Subscription] = []
        var known: [Subscription] = []
        var refused: [String] = []
    }

    /// Adds feeds that are read over the network; everything else in the file stays as it is.
    ///
    /// A `file:` source is taken from the newsroom's own list only: whoever hands us a list shall not make us
    /// read our own files.
    mutating func add(_ feeds: [OPML.Outline]) throws -> Added {
        var added = Added()
        var met = Set(subscriptions.flatMap { [$0.key, CanonicalURL(feed: $0.address)?.value ?? $0.key] })
        var lines: [[String]: [String]] = [:]
        for var feed in feeds {
            // A list from elsewhere shall not claim to go on where another source of ours left off.
            feed.movedFrom = []
            guard let subscription = Subscription(feed), !subscription.address.lowercased().hasPrefix("file:")
            else {
                added.refused.append(feed.xmlURL.withoutCredentials)
                continue
            }
            guard met.insert(subscription.key).inserted else {
                added.known.append(subscription)
                continue
            }
            added.new.append(subscription)
            lines[feed.groups, default: []].append(OPML.line(for: feed))
        }
        if !lines.isEmpty {
            try edit { (source) throws(OPMLSource.Refusal) in
                for (groups, feeds) in lines.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) {
                    try source.insert(feeds, in: groups)
                }
            }
        }
        return added
    }

    /// Gives a source another address, as its publisher wants it; the old one is noted beside it.
    mutating func move(_ subscription: Subscription, to target: String) throws {
        try edit { (source) throws(OPMLSource.Refusal) in try source.move(subscription.address, to: target) }
    }

    /// Takes a source out, however often it is listed; what it brought stays in the archive.
    mutating func remove(_ subscription: Subscription) throws {
        var listed: Subscription? = subscription
        while let each = listed {
            try edit { (source) throws(OPMLSource.Refusal) in try source.remove(each.address) }
            listed = self.subscription(at: subscription.address)
        }
    }

    /// Changes the file in one step, and reads it again.
    private mutating func edit(_ change: (inout OPMLSource) throws(OPMLSource.Refusal) -> Void) throws {
        guard source.isEmpty || String(validating: source, as: UTF8.self) != nil else {
            throw FileError(path: path, reason: "it is not UTF-8; mend it there")
        }
        var text = OPMLSource(source.isEmpty ? Array(Self.empty.utf8) : source)
        do throws(OPMLSource.Refusal) {
            try change(&text)
        } catch {
            throw FileError(path: path, reason: "\(error); mend it there")
        }
        let list = try OPML(parsing: text.bytes)
        if let fault = list.encodingFault {
            throw FileError(path: path, reason: "it \(fault) once this is in it; declare it as UTF-8 there")
        }
        try WholeFile.replace(path, with: text.bytes)
        source = text.bytes
        subscriptions = []
        faults = []
        take(list)
    }

    /// A list without feeds.
    static let empty = """
        <?xml version="1.0" encoding="UTF-8"?>
        <opml version="2.0">
          <head><title>Subscriptions</title></head>
          <body>
          </body>
        </opml>

        """
}

extension FormatError {
    /// What is wrong, said of a document that should be a list of feeds.
    var asOfList: String {
        guard case .notAFeed(let found) = self else { return description }
        return "this is no list of feeds (OPML) but \(found)"
    }
}

extension Subscription {
    /// Makes a subscription of a list's feed; nil when its address is none.
    init?(_ feed: OPML.Outline) {
        // A source that moved keeps its key, under which the archive holds what it brought.
        let known = feed.movedFrom.lazy.compactMap { CanonicalURL(feed: $0)?.value }.first
        guard let present = CanonicalURL(feed: feed.xmlURL)?.value else { return nil }
        let key = known ?? present
        // On one line, wherever it is told.
        let title = feed.title.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        self.init(
            address: feed.xmlURL,
            key: key,
            // A list without a name for a feed often has its address there.
            title: (title.isEmpty ? feed.xmlURL : title).withoutCredentials,
            site: feed.htmlURL,
            groups: feed.groups
        )
    }
}
