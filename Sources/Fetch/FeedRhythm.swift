package import FeedFormats

/// What a feed says of how often something new comes.
package struct FeedRhythm: Sendable, Hashable, Codable {
    /// Seconds for which there is nothing new (`ttl`, `sy:updatePeriod` and `sy:updateFrequency`).
    package var rest: Int64 = 0
    /// Hours of the day, GMT, in which it is not to be asked, a bit for each.
    package var skippedHours: UInt32 = 0
    /// Weekdays on which it is not to be asked, Sunday being the lowest bit.
    package var skippedDays: UInt8 = 0
    /// How many entries it holds.
    package var entries = 0
    /// When the newest entry was published.
    package var newest: Timestamp?
    /// Seconds that usually lie between two entries.
    package var gap: Int64?

    package init() {}

    /// Reads what a feed says of itself.
    package init(_ feed: Feed, now: Timestamp) {
        let head = feed.head
        rest = Self.seconds(minutes: head.timeToLive) ?? 0
        if let rhythm = head.rhythm { rest = max(rest, Self.seconds(rhythm) ?? 0) }
        for hour in head.skipHours where 0...24 ~= hour { skippedHours |= 1 << UInt32(hour % 24) }
        for day in head.skipDays {
            let name = day.lowercased().prefix(3)
            if let number = Self.days.firstIndex(where: { $0 == name }) { skippedDays |= 1 << UInt8(number) }
        }
        // A publisher that skips all of the week means something else.
        if skippedHours == 0xFF_FFFF { skippedHours = 0 }
        if skippedDays == 0x7F { skippedDays = 0 }
        entries = feed.entries.count
        let times = feed.entries.compactMap { ($0.published ?? $0.updated)?.seconds }
            .filter { $0 <= now.seconds }.sorted(by: >)
        newest = times.first.map { Timestamp(seconds: $0) }
        let gaps = zip(times, times.dropFirst()).map { $0 - $1 }.filter { $0 > 0 }.sorted()
        // Few entries, or many of one moment, tell no rhythm.
        if gaps.count >= 4 { gap = gaps[gaps.count / 2] }
    }

    private static let days = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"]

    private static func seconds(minutes: Int?) -> Int64? {
        minutes.flatMap { 1...525_600 ~= $0 ? Int64($0) * 60 : nil }
    }

    private static func seconds(_ rhythm: Rhythm) -> Int64? {
        let periods: [String: Int64] = [
            "hourly": 3600, "daily": 86_400, "weekly": 604_800, "monthly": 2_592_000, "yearly": 31_536_000,
        ]
        guard let name = rhythm.period, let period = periods[name.lowercased()] else { return nil }
        let frequency = rhythm.frequency ?? 1
        return frequency > 0 ? period / Int64(frequency) : nil
    }

    /// Whether the feed may be asked at a moment, by its `skipHours` and `skipDays`.
    package func allows(_ moment: Timestamp) -> Bool {
        let hour = (moment.seconds / 3600) % 24
        let weekday = (moment.seconds / 86_400 + 4) % 7
        return skippedHours & (1 << UInt32(hour)) == 0 && skippedDays & (1 << UInt8(weekday)) == 0
    }

    /// The first moment from one on at which the feed may be asked.
    func nextAllowed(from moment: Timestamp) -> Timestamp {
        var moment = moment
        for _ in 0..<(8 * 24) where !allows(moment) {
            moment.seconds = (moment.seconds / 3600 + 1) * 3600
        }
        return moment
    }
}
