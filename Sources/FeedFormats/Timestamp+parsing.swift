extension Timestamp {
    /// Reads a date in any form that feeds are known to write, or says nil where the text is none.
    ///
    /// RFC 3339 and the rest of ISO 8601, RFC 822 and 2822, asctime, dates in other languages, and seconds
    /// since 1970. The fraction and the local offset are kept.
    public init?(parsing text: String) {
        self.init(parsing: text.utf8.span)
    }

    /// Reads a date from UTF-8, or says nil where the bytes are none.
    public init?(parsing bytes: Span<UInt8>) {
        var start = 0
        var end = bytes.count
        while start < end, bytes[start] <= 0x20 { start += 1 }
        while end > start, bytes[end - 1] <= 0x20 { end -= 1 }
        // No date is longer, and what is longer should not cost a scan.
        guard 4...128 ~= end - start else { return nil }
        let text = bytes.extracting(start..<end)
        guard let timestamp = Self.iso8601(text) ?? Self.sinceEpoch(text) ?? LooseDate(text)?.timestamp else {
            return nil
        }
        self = timestamp
    }

    /// Seconds or milliseconds since 1970, which some feeds print as they have them.
    private static func sinceEpoch(_ bytes: Span<UInt8>) -> Timestamp? {
        guard bytes.count == 10 || bytes.count == 13 else { return nil }
        var position = 0
        let (number, width) = bytes.digits(from: &position)
        guard width == bytes.count else { return nil }
        guard width == 13 else { return Timestamp(seconds: Int64(number)) }
        return Timestamp(seconds: Int64(number / 1_000), nanoseconds: Int32(number % 1_000 * 1_000_000))
    }

    /// ISO 8601 and its profiles: calendar, ordinal and week dates, extended and basic, with or without a clock.
    private static func iso8601(_ bytes: Span<UInt8>) -> Timestamp? {
        var position = 0
        if bytes.count == 14, let timestamp = packed(bytes) { return timestamp }
        guard bytes[0].isDigit, let date = isoDate(bytes, &position) else { return nil }
        let midnight = date.daysSince1970 * 86_400
        guard position < bytes.count else { return Timestamp(seconds: Int64(midnight), offset: nil) }
        let separator = bytes[position]
        guard separator == UInt8(ascii: "T") || separator == UInt8(ascii: "t") || separator <= 0x20 else {
            return nil
        }
        while position < bytes.count, bytes[position] == separator { position += 1 }
        guard let clock = isoClock(bytes, &position) else { return nil }
        while position < bytes.count, bytes[position] <= 0x20 { position += 1 }
        guard let offset = isoOffset(bytes, &position) else { return nil }
        return Timestamp(
            seconds: Int64(midnight + clock.seconds - (offset.minutes ?? 0) * 60),
            nanoseconds: clock.nanoseconds,
            offset: offset.minutes.map(Int16.init)
        )
    }

    /// `20031231101455`: a date and a clock without anything between them.
    private static func packed(_ bytes: Span<UInt8>) -> Timestamp? {
        var position = 0
        let (number, width) = bytes.digits(from: &position)
        let day = number / 1_000_000
        guard width == 14,
            let date = CivilDate(year: day / 10_000, month: day / 100 % 100, day: day % 100),
            number / 10_000 % 100 < 24, number / 100 % 100 < 60, number % 100 <= 60
        else { return nil }
        let seconds = number / 10_000 % 100 * 3_600 + number / 100 % 100 * 60 + number % 100
        return Timestamp(seconds: Int64(date.daysSince1970 * 86_400 + seconds), offset: nil)
    }

    private static func isoDate(_ bytes: Span<UInt8>, _ position: inout Int) -> CivilDate? {
        let (first, width) = bytes.digits(from: &position)
        let isWeek = position < bytes.count && bytes[position] | 0x20 == UInt8(ascii: "w")
        switch width {
        case 8: return CivilDate(year: first / 10_000, month: first / 100 % 100, day: first % 100)
        case 7: return CivilDate(year: first / 1_000, dayOfYear: first % 1_000)
        case 6:
            return CivilDate(year: 2_000 + first / 10_000, month: first / 100 % 100, day: first % 100)
                ?? CivilDate(year: first / 100, month: first % 100, day: 1)
        case 4 where isWeek: return weekDate(bytes, &position, year: first)
        case 4: break
        case 2: return shortDate(bytes, &position, year: LooseDate.century(first, width: 2))
        default: return nil
        }
        guard position + 1 < bytes.count, bytes[position] == UInt8(ascii: "-") else {
            return CivilDate(year: first, month: 1, day: 1)
        }
        position += 1
        if bytes[position] | 0x20 == UInt8(ascii: "w") { return weekDate(bytes, &position, year: first) }
        let (second, secondWidth) = bytes.digits(from: &position)
        if secondWidth == 3 { return CivilDate(year: first, dayOfYear: second) }
        guard 1...2 ~= secondWidth else { return nil }
        guard position + 1 < bytes.count, bytes[position] == UInt8(ascii: "-"), bytes[position + 1].isDigit
        else {
            return CivilDate(year: first, month: second, day: 1)
        }
        position += 1
        let (third, thirdWidth) = bytes.digits(from: &position)
        return thirdWidth <= 2 ? CivilDate(year: first, month: second, day: third) : nil
    }

    /// `03-12-31`: the year's last two digits, then month and day.
    private static func shortDate(_ bytes: Span<UInt8>, _ position: inout Int, year: Int) -> CivilDate? {
        guard position + 4 < bytes.count, bytes[position] == UInt8(ascii: "-") else { return nil }
        position += 1
        let month = bytes.digits(from: &position)
        guard month.width == 2, position < bytes.count, bytes[position] == UInt8(ascii: "-") else {
            return nil
        }
        position += 1
        let day = bytes.digits(from: &position)
        return day.width == 2 ? CivilDate(year: year, month: month.number, day: day.number) : nil
    }

    private static func weekDate(_ bytes: Span<UInt8>, _ position: inout Int, year: Int) -> CivilDate? {
        position += 1
        let (number, width) = bytes.digits(from: &position)
        switch width {
        case 3: return CivilDate(year: year, week: number / 10, weekday: number % 10)
        case 2: break
        default: return nil
        }
        guard position + 1 < bytes.count, bytes[position] == UInt8(ascii: "-"), bytes[position + 1].isDigit
        else {
            return CivilDate(year: year, week: number, weekday: 1)
        }
        position += 1
        return CivilDate(year: year, week: number, weekday: bytes.digits(from: &position).number)
    }

    private static func isoClock(
        _ bytes: Span<UInt8>,
        _ position: inout Int
    ) -> (seconds: Int, nanoseconds: Int32)? {
        var (hour, width) = bytes.digits(from: &position)
        var minute = 0
        var second = 0
        switch width {
        case 1, 2:
            guard position < bytes.count, bytes[position] == UInt8(ascii: ":") else { break }
            position += 1
            minute = bytes.digits(from: &position).number
            guard position < bytes.count, bytes[position] == UInt8(ascii: ":") else { break }
            position += 1
            second = bytes.digits(from: &position).number
        case 4: (hour, minute) = (hour / 100, hour % 100)
        case 6: (hour, minute, second) = (hour / 10_000, hour / 100 % 100, hour % 100)
        default: return nil
        }
        let nanoseconds = bytes.fraction(from: &position)
        guard hour < 24 || (hour == 24 && minute == 0 && second == 0), minute < 60, second <= 60 else {
            return nil
        }
        return (hour * 3_600 + minute * 60 + second, nanoseconds)
    }

    /// Whether a date that has all its parts ends here: with the text, or before what cannot belong to it.
    private static func isEnd(_ bytes: Span<UInt8>, _ position: Int) -> Bool {
        position == bytes.count || bytes[position] == UInt8(ascii: "[") || bytes[position] <= 0x20
    }

    /// The offset that ends an ISO date: nothing, `Z`, `+02:00`; nil where something else stands there.
    private static func isoOffset(_ bytes: Span<UInt8>, _ position: inout Int) -> (minutes: Int?, Void)? {
        guard position < bytes.count else { return (nil, ()) }
        switch bytes[position] {
        case UInt8(ascii: "Z"), UInt8(ascii: "z"):
            position += 1
            guard isEnd(bytes, position) else { return nil }
            return (0, ())
        case UInt8(ascii: "+"), UInt8(ascii: "-"):
            guard let minutes = bytes.offset(from: &position) else { return nil }
            guard isEnd(bytes, position) else { return nil }
            return (minutes, ())
        default: return nil
        }
    }
}
