internal import FeedFormats

/// Gathers what the words and numbers of one line say about a time.
struct TimeLineParser {
    private let tokens: [TimeLineToken]
    private var position = 0
    private var year: Int?
    private var month: Int?
    private var day: Int?
    private var weekday: Int?
    private var clock: (hour: Int, minute: Int, second: Int, nanoseconds: Int32)?
    private var isAfternoon: Bool?
    private var zone = TimeLine.Zone.local
    private var stranger: String?
    private var saysTwice = false

    /// Makes a parser for a line.
    init(_ line: some StringProtocol) { tokens = TimeLineToken.tokens(of: line) }

    /// Reads the line to its end.
    mutating func reading() -> TimeLine.Reading {
        while position < tokens.count {
            let isTaken = takeClock() || takeNumericDate() || takeOffset() || takeNumber() || takeWord()
            if !isTaken { takeSeparator() }
        }
        return conclusion
    }

    private var conclusion: TimeLine.Reading {
        let dateParts = [year, month, day].filter { $0 != nil }.count
        guard stranger == nil else {
            let isMeant = clock != nil && dateParts == 3
            return isMeant ? .incomplete("“\(stranger ?? "")” is no part of a date") : .other
        }
        guard dateParts + (clock == nil ? 0 : 1) > 1 else { return .other }
        guard !saysTwice else { return .incomplete("it names two dates or two times") }
        guard let clock else { return .incomplete("it has no time of day") }
        guard let year, let month, let day else {
            return .incomplete("it has no \(year == nil ? "year" : month == nil ? "month" : "day")")
        }
        let name = "\(padded(year, 4))-\(padded(month))-\(padded(day))"
        guard let date = CivilDate(year: year, month: month, day: day) else {
            return .impossible("there is no \(name) in the calendar")
        }
        if let weekday, weekday != date.weekday {
            let (real, told) = (CalendarWords.weekdays[date.weekday], CalendarWords.weekdays[weekday])
            return .impossible("\(name) was a \(real), not a \(told)")
        }
        guard let hour = hour(of: clock.hour), clock.minute < 60, clock.second <= 60 else {
            return .impossible("the clock has no such time")
        }
        // A leap second is told as the second before it: the archive counts days of 86,400 seconds.
        let seconds = hour * 3600 + clock.minute * 60 + min(clock.second, 59)
        return .time(TimeLine(date: date, seconds: seconds, nanoseconds: clock.nanoseconds, zone: zone))
    }

    /// The hour from midnight, or nothing when the half of the day contradicts it.
    private func hour(of told: Int) -> Int? {
        guard let isAfternoon else { return told < 24 ? told : nil }
        switch told {
        case 0: return isAfternoon ? nil : 0
        case 12: return isAfternoon ? 12 : 0
        case 1..<12: return isAfternoon ? told + 12 : told
        // Some systems write `20:29 PM`.
        case 13..<24: return isAfternoon ? told : nil
        default: return nil
        }
    }
}

extension TimeLineParser {
    private func token(_ ahead: Int = 0) -> TimeLineToken? {
        position + ahead < tokens.count ? tokens[position + ahead] : nil
    }

    private func number(_ ahead: Int = 0, digits: ClosedRange<Int> = 1...2) -> Int? {
        guard let token = token(ahead), case .number(let value, let count) = token.kind, digits ~= count
        else {
            return nil
        }
        return value
    }

    private func isMark(_ ahead: Int, _ marks: String) -> Bool {
        guard let token = token(ahead), case .mark(let mark) = token.kind else { return false }
        return marks.contains(mark)
    }

    private func word(_ ahead: Int = 0) -> String? {
        guard let token = token(ahead), case .word(let word) = token.kind else { return nil }
        return word
    }

    private mutating func takeClock() -> Bool {
        guard let hour = number() else { return false }
        if isMark(1, ":") || (isMark(1, ".") && !isMark(3, ".")), let minute = number(2, digits: 2...2) {
            saysTwice = saysTwice || clock != nil
            clock = (hour, minute, 0, 0)
            position += 3
            takeSeconds()
            return true
        }
        guard let word = word(1), CalendarWords.isAfternoon(word) != nil, clock == nil else { return false }
        clock = (hour, 0, 0, 0)
        position += 1
        return true
    }

    private mutating func takeSeconds() {
        guard isMark(0, ":"), let second = number(1, digits: 2...2) else { return }
        clock?.second = second
        position += 2
        guard isMark(0, ".,"), let next = token(1), !next.isSpaced else { return }
        guard case .number(let value, let count) = next.kind, count <= 9 else { return }
        var nanoseconds = value
        for _ in count..<9 { nanoseconds *= 10 }
        clock?.nanoseconds = Int32(nanoseconds)
        position += 2
    }

    private mutating func takeNumericDate() -> Bool {
        guard isMark(1, "-/."), isMark(3, "-/."), tokens[position + 1].kind == tokens[position + 3].kind
        else {
            return false
        }
        guard let middle = number(2) else { return false }
        if let year = number(0, digits: 4...4), let day = number(4) {
            set(year: year, month: middle, day: day)
        } else if let day = number(0), let year = number(4, digits: 4...4) {
            set(year: year, month: middle, day: day)
        } else {
            return false
        }
        position += 5
        return true
    }

    private mutating func takeOffset() -> Bool {
        guard clock != nil, isMark(0, "+-−"), let next = token(1), !next.isSpaced else { return false }
        guard case .number(let value, let count) = next.kind else { return false }
        let minutes: Int
        var length = 2
        if count == 4 {
            minutes = value / 100 * 60 + value % 100
        } else if count <= 2, isMark(2, ":"), let past = number(3, digits: 2...2) {
            minutes = value * 60 + past
            length = 4
        } else if count <= 2, position > 0, Self.isUTC(tokens[position - 1]) {
            minutes = value * 60
        } else {
            return false
        }
        // No place is further from UTC; `- 2020` after a clock is a year.
        guard minutes <= 15 * 60 else { return false }
        let isWest = !isMark(0, "+")
        zone = isWest && minutes == 0 ? .unknown : .offset(isWest ? -minutes : minutes)
        position += length
        return true
    }

    private mutating func takeNumber() -> Bool {
        guard let token = token(), case .number(let value, let digits) = token.kind else { return false }
        switch digits {
        case 4: set(year: value, month: nil, day: nil)
        case 1...2: set(year: nil, month: nil, day: value)
        default: stranger = stranger ?? String(value)
        }
        position += 1
        return true
    }

    private mutating func set(year: Int?, month: Int?, day: Int?) {
        saysTwice = saysTwice || (year != nil && self.year != nil && year != self.year)
        saysTwice = saysTwice || (month != nil && self.month != nil && month != self.month)
        saysTwice = saysTwice || (day != nil && self.day != nil && day != self.day)
        self.year = year ?? self.year
        self.month = month ?? self.month
        self.day = day ?? self.day
    }

    private mutating func takeWord() -> Bool {
        guard let word = word() else { return false }
        let isAfterNumber = position > 0 && tokens[position - 1].isNumber
        position += 1
        if let next = self.word(), let month = CalendarWords.month(word + " " + next) {
            position += 1
            set(year: nil, month: month, day: nil)
        } else if let month = CalendarWords.month(word) {
            set(year: nil, month: month, day: nil)
        } else if let named = CalendarWords.weekday(word) {
            saysTwice = saysTwice || (weekday != nil && weekday != named)
            weekday = named
        } else if word == "م", position > 1, tokens[position - 2].isYear {
            // "2020 م" is the year of our era, not an afternoon.
            return true
        } else if let half = CalendarWords.isAfternoon(word) {
            isAfternoon = half
        } else if ["a", "p"].contains(word), isMark(0, "."), self.word(1) == "m" {
            isAfternoon = word == "p"
            position += 2
        } else if ["z", "gmt", "utc"].contains(word) {
            zone = .offset(0)
        } else if isAfterNumber, ["st", "nd", "rd", "th"].contains(word) {
            return true
        } else if !CalendarWords.isFiller(word) {
            stranger = stranger ?? word
        }
        return true
    }

    private mutating func takeSeparator() {
        if case .mark(let mark) = tokens[position].kind, !"|,،;؛-–—−/.·•()[]:".contains(mark) {
            stranger = stranger ?? String(mark)
        }
        position += 1
    }

    private static func isUTC(_ token: TimeLineToken) -> Bool {
        token.kind == .word("gmt") || token.kind == .word("utc")
    }
}
