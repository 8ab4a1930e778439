internal import FeedFormats

/// How long an answer says that it stays fresh, and how long its server wants to be left alone (RFC 9111, 9110).
struct Freshness {
    private let headers: [Header]

    init(_ headers: [Header]) { self.headers = headers }

    /// Whether the answer says anything about how long it stays fresh.
    var isTold: Bool { headers["cache-control"] != nil || headers["expires"] != nil }

    /// Seconds for which the answer stays fresh; nil where it does not say.
    ///
    /// The local clock plays no part: `Expires` is compared with the `Date` of the same answer.
    var lifetime: Int64? {
        let control = directives
        // An answer that must be asked for each time is still asked for no more often than any other.
        if control["no-cache"] != nil || control["no-store"] != nil { return nil }
        if let age = control["max-age"] {
            guard let seconds = Self.number(age) else { return nil }
            return max(seconds - (headers["age"].flatMap(Self.number) ?? 0), 0)
        }
        guard let expires = headers["expires"].flatMap(Timestamp.init(parsing:)), let date else { return nil }
        return max(expires.seconds - date.seconds, 0)
    }

    /// What `Retry-After` says.
    enum Wait: Equatable {
        case seconds(Int64)
        /// It is there, and makes no sense.
        case nonsense(String)
    }

    /// How long the server wants to be left alone; a date is compared with the answer's own `Date`.
    func wait(at now: Timestamp) -> Wait? {
        guard let text = headers["retry-after"] else { return nil }
        if let seconds = Self.number(text) { return .seconds(seconds) }
        guard let time = Timestamp(parsing: text), text.contains(where: \.isLetter) else {
            return .nonsense(text)
        }
        let seconds = time.seconds - (date ?? now).seconds
        return seconds > 0 ? .seconds(seconds) : .nonsense(text)
    }

    private var date: Timestamp? { headers["date"].flatMap(Timestamp.init(parsing:)) }

    private var directives: [String: String] {
        var directives: [String: String] = [:]
        for part in headers.list("cache-control").split(separator: ",") {
            let pair = part.split(separator: "=", maxSplits: 1)
            let clean = { (text: Substring) in text.filter { $0 != " " && $0 != "\"" && $0 != "\t" } }
            guard let name = pair.first.map(clean)?.lowercased() else { continue }
            if directives[name] == nil { directives[name] = pair.count > 1 ? clean(pair[1]) : "" }
        }
        return directives
    }

    /// A number of seconds; one that is too large to matter is told as the largest that does.
    private static func number(_ text: String) -> Int64? {
        guard !text.isEmpty, text.utf8.allSatisfy({ 0x30...0x39 ~= $0 }) else { return nil }
        return min(Int64(text) ?? .max, 100 * 31_536_000)
    }
}
