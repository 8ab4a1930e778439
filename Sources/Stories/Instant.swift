/// The instants that lines of JSON carry, as RFC 3339 writes them.
enum Instant {
    /// Seconds since 1970; nil when the text is no date with a time.
    static func seconds(_ text: String) -> Int64? {
        let bytes = Array(text.utf8)
        func number(_ start: Int, _ count: Int) -> Int64? {
            guard start + count <= bytes.count else { return nil }
            var value: Int64 = 0
            for byte in bytes[start..<(start + count)] {
                guard (0x30...0x39).contains(byte) else { return nil }
                value = value * 10 + Int64(byte - 0x30)
            }
            return value
        }
        guard let year = number(0, 4), let month = number(5, 2), let day = number(8, 2),
            (1...12).contains(month), (1...31).contains(day)
        else { return nil }
        let hour = number(11, 2) ?? 0
        let minute = number(14, 2) ?? 0
        let second = number(17, 2) ?? 0
        var offset: Int64 = 0
        if let sign = bytes.dropFirst(19).firstIndex(where: { $0 == 0x2B || $0 == 0x2D }) {
            let skip = sign + 3 < bytes.count && bytes[sign + 3] == 0x3A ? 1 : 0
            offset = (number(sign + 1, 2) ?? 0) * 3_600 + (number(sign + 3 + skip, 2) ?? 0) * 60
            if bytes[sign] == 0x2D { offset = -offset }
        }
        return days(year, month, day) * 86_400 + hour * 3_600 + minute * 60 + second - offset
    }

    /// Days since 1970 in the Gregorian calendar.
    private static func days(_ year: Int64, _ month: Int64, _ day: Int64) -> Int64 {
        let y = month > 2 ? year : year - 1
        let era = y / 400
        let yearOfEra = y - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }
}
