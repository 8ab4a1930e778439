package import FeedFormats

/// When a source is asked next.
package struct Timetable {
    package let rules: FetchRules
    package let now: Timestamp
    private let random: (Int64) -> Int64

    /// Makes a timetable; chance spreads the times, so that many readers do not come at once.
    package init(_ rules: FetchRules, now: Timestamp, in surroundings: Surroundings) {
        self.rules = rules
        self.now = now
        random = { surroundings.number(below: $0) }
    }

    /// The time after an answer, and what of the publisher's wishes was cut short.
    func next(
        lifetime: Int64?,
        rhythm: FeedRhythm?,
        isBare: Bool
    ) -> (due: Timestamp, note: String?) {
        guard rules.heedsHints else { return (later(by: rules.interval), nil) }
        let wished = max(lifetime ?? 0, rhythm?.rest ?? 0)
        let heeded = min(wished, max(rules.ceiling, rules.interval))
        let floor = max(rules.interval, isBare && rules.every == nil ? rules.bareFloor : 0)
        let due = later(by: max(floor, heeded))
        let note =
            wished > heeded
            ? "the publisher asks for a rest of \(spell(wished)), of which \(spell(heeded)) are kept" : nil
        // Chance also after the hours that are skipped, which end at the same moment for everyone.
        guard let rhythm, !rhythm.allows(due) else { return (due, note) }
        let allowed = rhythm.nextAllowed(from: due)
        return (Timestamp(seconds: allowed.seconds + random(600)), note)
    }

    /// The time after so many failures in a row.
    func retry(after failures: Int, kind: Mishap.Kind) -> Timestamp {
        // A server that asks for fewer requests gets them, whatever the newsroom's interval.
        let base = max(rules.interval, kind == .limited ? 3600 : 0)
        let doubled = base << Int64(min(max(failures - 1, 0), 16))
        return later(by: min(doubled, max(rules.backoffCeiling, base)))
    }

    /// The time a server asks for, within bounds, and what was cut short of it.
    func wait(_ seconds: Int64) -> (until: Timestamp, note: String?) {
        let heeded = min(seconds, rules.retryCeiling)
        let note =
            seconds > heeded
            ? "the server wants to be left alone for \(spell(seconds)); it is for \(spell(heeded))" : nil
        return (later(by: max(heeded, 1)), note)
    }

    /// The time for which the server that answered wants to be left alone; nil where it does not say.
    package func wait(after answer: Answer) -> Timestamp? {
        guard case .seconds(let seconds) = Freshness(answer.headers).wait(at: now) else { return nil }
        return wait(seconds).until
    }

    /// A time from now, and up to a tenth later, never earlier.
    func later(by seconds: Int64) -> Timestamp {
        guard seconds > 0 else { return now }
        // The second more is for the part of one that whole seconds do not tell.
        return Timestamp(seconds: now.seconds + seconds + 1 + random(max(seconds / 10, 1)))
    }
}

extension String {
    /// The text as it is told to people: what others sent us may be of any length.
    package var shortened: String {
        unicodeScalars.dropFirst(200).isEmpty ? self : String(unicodeScalars.prefix(200)) + "…"
    }
}

/// Seconds as people say them.
package func spell(_ seconds: Int64) -> String {
    switch seconds {
    case ..<120: "\(seconds) s"
    case ..<7200: "\(seconds / 60) min"
    case ..<172_800: "\(seconds / 3600) h"
    case ..<63_072_000: "\(seconds / 86_400) days"
    default: "\(seconds / 31_536_000) years"
    }
}
