internal import FeedFormats

/// The forms of dates that feeds have, as strictly as their specifications.
enum DateRules {
    /// Why a text is no RFC 3339 date-time, as a clause; nil when it is one.
    static func faultOfRFC3339(_ text: String) -> String? {
        let bytes = Array(text.utf8)
        func digits(_ range: Range<Int>) -> Int? {
            guard bytes.count >= range.upperBound else { return nil }
            return bytes[range].reduce(0 as Int?) { sum, byte in
                sum.flatMap { 0x30...0x39 ~= byte ? $0 * 10 + Int(byte - 0x30) : nil }
            }
        }
        func has(_ letter: Character, at index: Int) -> Bool {
            bytes.count > index && bytes[index] == letter.asciiValue
        }
        guard let year = digits(0..<4), has("-", at: 4), let month = digits(5..<7), has("-", at: 7),
            let day = digits(8..<10)
        else { return "it is no date of the form 2026-11-19T20:29:00+02:00" }
        guard has("T", at: 10), let hour = digits(11..<13), has(":", at: 13), let minute = digits(14..<16),
            has(":", at: 16), let second = digits(17..<19)
        else { return "the time of day is missing or incomplete" }
        var end = 19
        if has(".", at: end) {
            end += 1
            while end < bytes.count, 0x30...0x39 ~= bytes[end] { end += 1 }
            if end == 20 { return "the fraction of a second is empty" }
        }
        if end == bytes.count { return "the zone is missing" }
        if has("Z", at: end) {
            end += 1
        } else if has("+", at: end) || has("-", at: end) {
            guard let hours = digits(end + 1..<end + 3), has(":", at: end + 3),
                let minutes = digits(end + 4..<end + 6), hours < 24, minutes < 60
            else { return "the offset is not of the form +02:00" }
            end += 6
        }
        guard end == bytes.count else { return "the zone is not Z or of the form +02:00" }
        return faultOfFields(year, month, day, hour, minute, second)
    }

    /// Why a text is no date of W3C's profile of ISO 8601, as a clause; nil when it is one.
    static func faultOfW3C(_ text: String) -> String? {
        let bytes = Array(text.utf8)
        // What may be left out is put in, so that one grammar judges both.
        switch bytes.count {
        case 4: return faultOfRFC3339(text + "-01-01T00:00:00Z")
        case 7: return faultOfRFC3339(text + "-01T00:00:00Z")
        case 10: return faultOfRFC3339(text + "T00:00:00Z")
        case 17... where "Z+-".utf8.contains(bytes[16]):
            return faultOfRFC3339(
                String(decoding: bytes[..<16] + Array(":00".utf8) + bytes[16...], as: UTF8.self)
            )
        default: return faultOfRFC3339(text)
        }
    }

    /// A date of RFC 822 in the form that all readers know: single spaces, a year of four digits, a zone on earth.
    ///
    /// What the zone is replaced by is another time, so that it is for judging only.
    static func common(_ text: String) -> String {
        var parts = text.split { $0.isWhitespace }.map(String.init)
        let year = parts.count - 3
        guard year >= 2, let zone = parts.last else { return text }
        for name in [0, year - 1] {
            parts[name] = parts[name].prefix(1).uppercased() + parts[name].dropFirst().lowercased()
        }
        // RFC 2822, 4.3.
        if parts[year].utf8.count == 2, let number = Int(parts[year]) {
            parts[year] = String(number + (number < 50 ? 2000 : 1900))
        }
        let isMilitary =
            zone.utf8.count == 1 && zone.uppercased() != "J"
            && zone.utf8.allSatisfy { 0x61...0x7A ~= $0 | 0x20 }
        parts[parts.count - 1] =
            isMilitary || isOffset(zone) && zone.dropFirst(3) < "60" ? "GMT" : zone.uppercased()
        return parts.joined(separator: " ")
    }

    /// Why a text is no RFC 822 date with a year of four digits, as a clause; nil when it is one.
    static func faultOfRFC822(_ text: String) -> String? {
        var parts = text.split(separator: " ", omittingEmptySubsequences: false)
        var weekday: Int?
        if let first = parts.first, first.hasSuffix(",") {
            guard let known = weekdays.firstIndex(of: String(first.dropLast())) else {
                return "“\(first.dropLast())” is no English weekday of three letters"
            }
            weekday = known
            parts.removeFirst()
        }
        guard parts.count == 5 else {
            return parts.count == 4
                ? "the zone is missing" : "it is no date of the form Thu, 19 Nov 2026 20:29:00 +0200"
        }
        guard (1...2).contains(parts[0].count), let day = Int(parts[0]) else { return "the day is no number" }
        guard let month = months.firstIndex(of: String(parts[1])) else {
            return "“\(parts[1])” is no English month of three letters"
        }
        guard parts[2].utf8.count == 4, let year = Int(parts[2]) else {
            return "the year has not four digits"
        }
        let clock = parts[3].split(separator: ":", omittingEmptySubsequences: false)
        guard (2...3).contains(clock.count), clock.allSatisfy({ $0.utf8.count == 2 && Int($0) != nil }) else {
            return "the time of day is not of the form 20:29:00"
        }
        let zone = parts[4]
        guard isOffset(zone) || zones.contains(String(zone)) else {
            return "the zone “\(zone)” is neither GMT nor of the form +0200"
        }
        if isOffset(zone), zone.dropFirst() > "1400" || zone.dropFirst(3) >= "60" {
            return "no place on earth has the zone “\(zone)”"
        }
        let numbers = clock.compactMap { Int($0) }
        let second = numbers.count > 2 ? numbers[2] : 0
        if let fault = faultOfFields(year, month + 1, day, numbers[0], numbers[1], second) { return fault }
        if let weekday, weekday != self.weekday(year, month + 1, day) {
            return "the weekday should be \(weekdays[self.weekday(year, month + 1, day)])"
        }
        return nil
    }

    private static func isOffset(_ zone: some StringProtocol) -> Bool {
        zone.utf8.count == 5 && (zone.hasPrefix("+") || zone.hasPrefix("-"))
            && zone.utf8.dropFirst().allSatisfy { 0x30...0x39 ~= $0 }
    }

    private static func faultOfFields(
        _ year: Int,
        _ month: Int,
        _ day: Int,
        _ hour: Int,
        _ minute: Int,
        _ second: Int
    ) -> String? {
        guard 1...12 ~= month else { return "there is no month \(month)" }
        let isLeap = year.isMultiple(of: 4) && !year.isMultiple(of: 100) || year.isMultiple(of: 400)
        let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        guard 1...lengths[month - 1] ~= day else { return "the month has no day \(day)" }
        guard hour < 24, minute < 60, second <= 60 else { return "there is no such time of day" }
        return nil
    }

    /// The day of the week, Sunday being 0.
    private static func weekday(_ year: Int, _ month: Int, _ day: Int) -> Int {
        let shifts = [0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4]
        let year = month < 3 ? year - 1 : year
        return (year + year / 4 - year / 100 + year / 400 + shifts[month - 1] + day) % 7
    }

    private static let weekdays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]
    private static let zones: Set<String> = [
        "GMT", "UT", "Z", "EST", "EDT", "CST", "CDT", "MST", "MDT", "PST", "PDT",
    ]
}
