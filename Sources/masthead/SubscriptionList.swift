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

    /// Reads the list of a newsroom; none is an empty one.
    init(of folder: NewsroomFolder) throws {
        path = folder.subscriptions
        guard FileManager.default.fileExists(atPath: path) else {
            source = []
            return
        }
        do {
            source = try RegularFile.bytes(at: path)
            try take(OPML(parsing: source))
        } catch let error as FetchError {
            throw FileError(path: path, reason: error.description)
        } catch let error as FormatError {
            throw FileError(path: path, reason: error.description)
        }
    }

    /// A list of nothing, where the newsroom's own cannot be read.
    init(emptyAt folder: NewsroomFolder) {
        path = folder.subscriptions
        source = []
    }

    private mutating func take(_ list: OPML) {
        // Half a list would read like a newsroom that dropped its sources.
        faults += list.repairs.map { "\(path): \($0); mend it there" }
        var met: Set<String> = []
        for feed in list.feeds {
            guard let subscription = Subscription(feed) else {
                faults.append("\(path): “\(feed.xmlURL)” is no address of a feed; correct it there")
                continue
            }
            if met.insert(subscription.key).inserted { subscriptions.append(subscription) }
        }
    }

    /// The sources as readers are told them; one that is listed no more keeps the name it was last read under.
    func outlets(remembered states: [String: SubscriptionState]) -> [String: Outlet] {
        var outlets: [String: Outlet] = [:]
        for (key, state) in states {
            if let title = state.title { outlets[key] = Outlet(name: title, site: state.site) }
        }
        for subscription in subscriptions {
            outlets[subscription.key] = Outlet(name: subscription.title, site: subscription.site)
        }
        return outlets
    }

    /// The subscription of a title or address.
    func subscription(named name: String) throws -> Subscription {
        let key = CanonicalURL(feed: name)?.value
        let found = subscriptions.filter { $0.title == name || $0.address == name || $0.key == key }
        guard let first = found.first else {
            throw FileError(path: path, reason: "no source is called “\(name)”: see “masthead subscriptions”")
        }
        guard found.count == 1 else {
            throw FileError(
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
        var met = Set(subscriptions.map(\.key))
        var lines: [String] = []
        for feed in feeds {
            guard let subscription = Subscription(feed), !subscription.address.lowercased().hasPrefix("file:")
            else {
                added.refused.append(feed.xmlURL)
                continue
            }
            guard met.insert(subscription.key).inserted else {
                added.known.append(subscription)
                continue
            }
            added.new.append(subscription)
            lines.append(try OPML.line(for: feed))
        }
        if !lines.isEmpty { try insert(lines) }
        subscriptions += added.new
        return added
    }

    /// Puts lines at the end of the body and replaces the file in one step.
    private mutating func insert(_ lines: [String]) throws {
        var text = source.isEmpty ? Self.empty : String(decoding: source, as: UTF8.self)
        guard Array(text.utf8) == source || source.isEmpty,
            let end = text.range(of: "</body>", options: .backwards)
        else {
            throw FileError(path: path, reason: "it is not UTF-8 or has no </body>; mend it there")
        }
        text.insert(contentsOf: lines.map { "  \($0)\n" }.joined() + "  ", at: end.lowerBound)
        source = Array(text.utf8)
        try Data(source).write(to: URL(filePath: path), options: .atomic)
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

extension Subscription {
    /// Makes a subscription of a list's feed; nil when its address is none.
    init?(_ feed: OPML.Outline) {
        guard let key = CanonicalURL(feed: feed.xmlURL)?.value else { return nil }
        self.init(
            address: feed.xmlURL,
            key: key,
            title: feed.title.isEmpty ? feed.xmlURL : feed.title,
            site: feed.htmlURL,
            groups: feed.groups
        )
    }
}
