internal import FeedFormats

/// A line that tells a date and a time of day, such as `Thu 16 Jan 2020 | 08:29 PM`.
///
///     line    = these in any order, with any of | , ، ; - – — / . · • ( ) [ ] : between them
///     weekday = "Thu" / "Thursday" / "الخميس"
///     date    = 16 Jan 2020 / January 16th, 2020 / ١٦ يناير ٢٠٢٠ / 2020-01-16 / 16/01/2020 (day first)
///     clock   = 20:29 / 20:29:05.25 / 08:29 PM / 8.29 p.m. / 8 PM / ٠٨:٢٩ م
///     zone    = Z / GMT / UTC / GMT+2 / +02:00 / +0200
///
/// A weekday must be the date's own. A time without a zone is local, and the newsroom knows where.
struct TimeLine: Hashable {
    /// What a line says of the zone its clock stands in.
    enum Zone: Hashable {
        /// Nothing: it is local time.
        case local
        /// Minutes east of UTC.
        case offset(Int)
        /// UTC, told of a place whose offset is unknown (`-00:00`; RFC 3339, 4.3).
        case unknown
    }

    /// What a line turned out to be.
    enum Reading: Hashable {
        /// A date with a time of day.
        case time(TimeLine)
        /// A date with a time of day that cannot be; the reason is a clause.
        case impossible(String)
        /// Part of one; the reason is a clause.
        case incomplete(String)
        /// Something else.
        case other
    }

    /// The day.
    var date: CivilDate
    /// Seconds since midnight on the wall clock.
    var seconds: Int
    /// Nanoseconds after `seconds`.
    var nanoseconds: Int32 = 0
    /// The zone.
    var zone = Zone.local

    /// Reads a line.
    static func read(_ line: some StringProtocol) -> Reading {
        // No date is longer, and a paragraph need not be looked at.
        guard line.utf8.count <= 200 else { return .other }
        var parser = TimeLineParser(line)
        return parser.reading()
    }
}
