extension Timestamp {
    /// The timestamp as RFC 3339, in its own offset: `2020-01-16T20:29:00+02:00`.
    ///
    /// UTC is told as `Z`, also where the offset is unknown. Years outside 0001 to 9999 cannot be written
    /// and are told as the nearest one that can.
    public var rfc3339: String { rfc3339(offset: offset ?? 0) }

    /// The same instant as RFC 3339 in UTC: `2020-01-16T18:29:00Z`.
    public var rfc3339UTC: String { rfc3339(offset: 0) }

    /// The timestamp as RFC 822 in its own offset: `Thu, 16 Jan 2020 20:29:00 +0200`.
    ///
    /// The offset is always a number; RFC 822 has no fractions of a second.
    public var rfc822: String {
        let weekdays: InlineArray = ["Sun, ", "Mon, ", "Tue, ", "Wed, ", "Thu, ", "Fri, ", "Sat, "]
        let months: InlineArray = [
            " Jan ", " Feb ", " Mar ", " Apr ", " May ", " Jun ", " Jul ", " Aug ", " Sep ", " Oct ", " Nov ",
            " Dec ",
        ]
        let offset = offset ?? 0
        let local = LocalTime(seconds: seconds, offset: offset)
        var text = Digits()
        text.append(weekdays[local.date.weekday])
        text.append(twoDigits: local.date.day)
        text.append(months[local.date.month - 1])
        text.append(year: local.date.year)
        text.append(" ")
        text.append(clock: local.secondOfDay)
        text.append(offset < 0 ? " -" : " +")
        text.append(twoDigits: abs(Int(offset)) / 60)
        text.append(twoDigits: abs(Int(offset)) % 60)
        return text.string
    }

    /// The same instant with zeros behind its last digit, nine digits of a second at most: another spelling.
    func rfc3339(zeros: Int) -> String { rfc3339(offset: offset ?? 0, zeros: zeros) }

    private func rfc3339(offset: Int16, zeros: Int = 0) -> String {
        let local = LocalTime(seconds: seconds, offset: offset)
        var text = Digits()
        text.append(year: local.date.year)
        text.append("-")
        text.append(twoDigits: local.date.month)
        text.append("-")
        text.append(twoDigits: local.date.day)
        text.append("T")
        text.append(clock: local.secondOfDay)
        var fraction = 1...999_999_999 ~= nanoseconds ? Int(nanoseconds) : 0
        var width = 9
        while width > 0, fraction.isMultiple(of: 10) {
            fraction /= 10
            width -= 1
        }
        let zeros = min(zeros, 9 - width)
        for _ in 0..<zeros { fraction *= 10 }
        if width + zeros > 0 {
            text.append(".")
            text.append(fraction, width: width + zeros)
        }
        guard offset != 0 else {
            text.append("Z")
            return text.string
        }
        text.append(offset < 0 ? "-" : "+")
        text.append(twoDigits: abs(Int(offset)) / 60)
        text.append(":")
        text.append(twoDigits: abs(Int(offset)) % 60)
        return text.string
    }
}

/// A day and the seconds since its midnight, on a wall clock that stands at an offset.
private struct LocalTime {
    /// The first and the last second that four digits of a year can tell.
    private static let writable: ClosedRange<Int64> = -62_135_596_800...253_402_300_799

    var date: CivilDate
    var secondOfDay: Int

    init(seconds: Int64, offset: Int16) {
        let clamped = min(max(seconds, Self.writable.lowerBound), Self.writable.upperBound)
        let shifted = clamped + Int64(offset) * 60
        let local = Int(min(max(shifted, Self.writable.lowerBound), Self.writable.upperBound))
        let day = local >= 0 ? local / 86_400 : (local - 86_399) / 86_400
        date = CivilDate(daysSince1970: day)
        secondOfDay = local - day * 86_400
    }
}

/// A time being spelt, in ASCII; strings grow more slowly.
private struct Digits {
    private var bytes: [UInt8] = []

    init() { bytes.reserveCapacity(40) }

    var string: String { String(decoding: bytes, as: UTF8.self) }

    mutating func append(_ text: String) { bytes.append(contentsOf: text.utf8) }

    mutating func append(twoDigits number: Int) {
        bytes.append(UInt8(48 + number / 10 % 10))
        bytes.append(UInt8(48 + number % 10))
    }

    mutating func append(year: Int) {
        append(twoDigits: year / 100)
        append(twoDigits: year % 100)
    }

    mutating func append(_ number: Int, width: Int) {
        var divisor = 1
        for _ in 1..<max(width, 1) { divisor *= 10 }
        while divisor > 0 {
            bytes.append(UInt8(48 + number / divisor % 10))
            divisor /= 10
        }
    }

    mutating func append(clock secondOfDay: Int) {
        append(twoDigits: secondOfDay / 3_600)
        append(":")
        append(twoDigits: secondOfDay / 60 % 60)
        append(":")
        append(twoDigits: secondOfDay % 60)
    }
}
