/// A day of the proleptic Gregorian calendar, years 1 to 9999.
package struct CivilDate: Sendable, Hashable {
    package var year: Int
    package var month: Int
    package var day: Int

    /// Makes a day, or nil where the calendar has none.
    package init?(year: Int, month: Int, day: Int) {
        guard 1...9_999 ~= year, 1...12 ~= month, day >= 1 else { return nil }
        guard day <= 28 || day <= Self.days(inMonth: month, of: year) else { return nil }
        self.year = year
        self.month = month
        self.day = day
    }

    /// Makes the day that lies so many days after 1970-01-01.
    package init(daysSince1970 days: Int) {
        // Years begin in March here, so that a leap day is the last of its year.
        let shifted = days + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
        month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    }

    /// Makes a day from its number within the year, or nil where the year has no such day.
    init?(year: Int, dayOfYear: Int) {
        guard let first = CivilDate(year: year, month: 1, day: 1), 1...366 ~= dayOfYear else { return nil }
        self.init(daysSince1970: first.daysSince1970 + dayOfYear - 1)
        guard self.year == year else { return nil }
    }

    /// Makes a day from an ISO 8601 week and weekday (Monday is 1), or nil where the year has no such week.
    init?(year: Int, week: Int, weekday: Int) {
        // The fourth of January always stands in week 1.
        guard 1...53 ~= week, 1...7 ~= weekday, let fourth = CivilDate(year: year, month: 1, day: 4) else {
            return nil
        }
        let monday = fourth.daysSince1970 - (fourth.weekday + 6) % 7
        let thursday = CivilDate(daysSince1970: monday + (week - 1) * 7 + 3)
        guard thursday.year == year else { return nil }
        self.init(daysSince1970: monday + (week - 1) * 7 + weekday - 1)
        guard 1...9_999 ~= self.year else { return nil }
    }

    /// The days from 1970-01-01 to this one; negative before it.
    package var daysSince1970: Int {
        let shiftedYear = month <= 2 ? year - 1 : year
        let era = (shiftedYear >= 0 ? shiftedYear : shiftedYear - 399) / 400
        let yearOfEra = shiftedYear - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return era * 146_097 + dayOfEra - 719_468
    }

    /// The day of the week, Sunday being 0.
    package var weekday: Int {
        let remainder = (daysSince1970 + 4) % 7
        return remainder < 0 ? remainder + 7 : remainder
    }

    private static func days(inMonth month: Int, of year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }
}
