/// What a date that follows no one standard says, read word by word and number by number.
///
/// RFC 822 and 2822, asctime, what JavaScript prints, and the local forms of many languages all say the same
/// things in another order: a day, a month by name or number, a year, a clock, a zone.
struct LooseDate {
    private var numbers = (0, 0, 0)
    private var widths = (0, 0, 0)
    private var numberCount = 0
    private var separator: UInt8 = 0
    private var year: Int?
    private var month: Int?
    private var day: Int?
    private var hour: Int?
    private var minute = 0
    private var second = 0
    private var nanoseconds: Int32 = 0
    private var isAfternoon: Bool?
    private var offset: Int?
    private var isKorean = false
    /// The year before the first of a Japanese era.
    private var era: Int?
    /// The name of a zone in the tz database, such as `America/Los_Angeles`.
    private var zone: String?

    /// Reads a date, or says nil where the text holds none.
    init?(_ bytes: Span<UInt8>) {
        var position = 0
        while position < bytes.count {
            let byte = bytes[position]
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                guard takeNumber(bytes, &position) else { return nil }
            case UInt8(ascii: "+"), UInt8(ascii: "-"):
                guard takeSign(bytes, &position) else { return nil }
            case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"), 0x80...:
                takeWord(bytes, &position)
            case UInt8(ascii: "["):
                return  // a zone's name after the offset it stands for, as in RFC 9557
            default:
                if byte == UInt8(ascii: "/") || byte == UInt8(ascii: "."), hour == nil { separator = byte }
                position += 1
            }
        }
    }

    /// The instant, or nil where the calendar or the clock has no such one.
    var timestamp: Timestamp? {
        var hour = hour ?? 0
        guard let date, hour <= 24, minute < 60, second <= 60 else { return nil }
        if let isAfternoon, hour <= 12 { hour = hour % 12 + (isAfternoon ? 12 : 0) }
        let local = date.daysSince1970 * 86_400 + hour * 3_600 + minute * 60 + second
        let offset = offset ?? (isKorean ? 540 : nil) ?? zone.flatMap { ZoneName.offset(of: $0, at: local) }
        let seconds = local - (offset ?? 0) * 60
        return Timestamp(seconds: Int64(seconds), nanoseconds: nanoseconds, offset: offset.map(Int16.init))
    }

    private var date: CivilDate? {
        var numbers = [(numbers.0, widths.0), (numbers.1, widths.1), (numbers.2, widths.2)].prefix(
            numberCount
        )[...]
        var year = year
        var month = month
        var day = day
        if year == nil, let index = numbers.firstIndex(where: { $0.1 >= 3 || $0.0 > 31 }) {
            year = Self.century(numbers[index].0, width: numbers[index].1)
            numbers.remove(at: index)
            // A year that stands first is followed by the month, whatever stands between them.
            if index == 0, month == nil, numbers.count == 2 { month = numbers.removeFirst().0 }
        }
        if month == nil, let first = numbers.first?.0, let second = numbers.dropFirst().first?.0 {
            let dayFirst = separator != UInt8(ascii: "/") || first > 12
            month = dayFirst ? second : first
            day = dayFirst ? first : second
            numbers = numbers.dropFirst(2)
        }
        if day == nil, let number = numbers.popFirst() { day = number.0 }
        if year == nil, let number = numbers.popFirst() { year = Self.century(number.0, width: number.1) }
        guard let year, let month else { return nil }
        return CivilDate(year: year, month: month, day: day ?? 1)
    }

    /// The year that two or three digits stand for (RFC 2822, 4.3, with the pivot of POSIX).
    static func century(_ year: Int, width: Int) -> Int {
        switch width {
        case 0...2: year + (year < 69 ? 2_000 : 1_900)
        case 3: year + 1_900
        default: year
        }
    }

    private mutating func takeNumber(_ bytes: Span<UInt8>, _ position: inout Int) -> Bool {
        let (number, width) = bytes.digits(from: &position)
        guard width <= 4 else { return false }
        if hour == nil, width <= 2, position + 1 < bytes.count, isClockMark(bytes[position]),
            bytes[position + 1].isDigit
        {
            hour = number
            takeClock(bytes, &position)
            return true
        }
        switch numberCount {
        case 0: (numbers.0, widths.0) = (number, width)
        case 1: (numbers.1, widths.1) = (number, width)
        case 2: (numbers.2, widths.2) = (number, width)
        default: return hour != nil
        }
        numberCount += 1
        return true
    }

    /// Whether a byte stands between hour and minute: a colon, the French `h`, or a full stop behind a whole date.
    private func isClockMark(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: ":") || byte | 0x20 == UInt8(ascii: "h")
            || byte == UInt8(ascii: ".") && month != nil && numberCount == 2
    }

    /// Takes what follows the hour: minutes, seconds and their fraction.
    private mutating func takeClock(_ bytes: Span<UInt8>, _ position: inout Int) {
        let mark = bytes[position] == UInt8(ascii: ".") ? bytes[position] : UInt8(ascii: ":")
        position += 1
        minute = bytes.digits(from: &position).number
        guard position + 1 < bytes.count, bytes[position] == mark, bytes[position + 1].isDigit else { return }
        position += 1
        second = bytes.digits(from: &position).number
        nanoseconds = bytes.fraction(from: &position)
    }

    /// Takes an offset such as `+0200`, `+02:00`, `-5`; before the clock a sign only separates.
    private mutating func takeSign(_ bytes: Span<UInt8>, _ position: inout Int) -> Bool {
        guard hour != nil, position + 1 < bytes.count, bytes[position + 1].isDigit else {
            position += 1
            return !isNegativeYear(bytes, position)
        }
        guard let minutes = bytes.offset(from: &position) else { return false }
        offset = minutes
        return true
    }

    /// Whether the year behind a sign lies before the first, as where the time was never set: `-0001`.
    private func isNegativeYear(_ bytes: Span<UInt8>, _ start: Int) -> Bool {
        guard start == 1 || bytes[start - 2] <= 0x20, start < bytes.count, bytes[start] == UInt8(ascii: "0")
        else { return false }
        var end = start
        return bytes.digits(from: &end).width == 4
    }

    private mutating func takeWord(_ bytes: Span<UInt8>, _ position: inout Int) {
        let start = position
        var packed: UInt32 = 0
        var isASCII = true
        while position < bytes.count, bytes[position].isLetter {
            if position - start < 4 { packed = packed << 8 | UInt32(bytes[position] | 0x20) }
            isASCII = isASCII && bytes[position] < 0x80
            position += 1
        }
        if hour != nil, position < bytes.count, bytes[position] == UInt8(ascii: "/") {
            while position < bytes.count, bytes[position] > 0x20, position - start < 40 { position += 1 }
            zone = bytes.string(start..<position)
            return
        }
        if position == start + 1, takeHalf(bytes, &position, letter: packed) { return }
        // Hangul; Korean feeds write their local time without a zone.
        if 0xEA...0xED ~= bytes[start] { isKorean = true }
        let meaning =
            isASCII
            ? DateNames.meaning(ofASCII: packed, count: position - start)
            : DateNames.meaning(of: bytes.string(start..<position))
        switch meaning {
        // Three numbers are a date already.
        case .month(let number): if numberCount < 3, hour == nil || month == nil { month = number }
        case .zone(let minutes): if hour != nil, offset == nil { offset = minutes }
        case .morning: isAfternoon = false
        case .afternoon: isAfternoon = true
        case .unit(let unit): take(unit)
        case .era(let year): era = year
        case .weekday, .unknown: break
        }
    }

    /// Takes the rest of `a.m.` or `p.m.` after its first letter.
    private mutating func takeHalf(_ bytes: Span<UInt8>, _ position: inout Int, letter: UInt32) -> Bool {
        guard letter == 0x61 || letter == 0x70, position < bytes.count, bytes[position] == UInt8(ascii: ".")
        else { return false }
        var end = position + 1
        while end < bytes.count, bytes[end] == 0x20 { end += 1 }
        guard end < bytes.count, bytes[end] | 0x20 == UInt8(ascii: "m") else { return false }
        isAfternoon = letter == 0x70
        position = end + 1
        return true
    }

    /// Gives the number that stands before a unit its place.
    private mutating func take(_ unit: DateNames.DateUnit) {
        guard numberCount > 0 else { return }
        numberCount -= 1
        let number = numberCount == 0 ? numbers.0 : numberCount == 1 ? numbers.1 : numbers.2
        let width = numberCount == 0 ? widths.0 : numberCount == 1 ? widths.1 : widths.2
        switch unit {
        case .year: year = era.map { $0 + number } ?? Self.century(number, width: width)
        case .month: month = number
        case .day: day = number
        case .hour: hour = number
        case .minute: minute = number
        case .second: second = number
        }
    }
}
