internal import FeedFormats
internal import Foundation

extension TimeLine {
    /// Returns the instant, told with the offset that was in force there and then.
    ///
    /// A time that the clocks skipped is read with the offset before the gap, so 00:30 on the night when
    /// 00:00 became 01:00 is told as 01:30. A time that came twice is the earlier one. RFC 5545
    /// (3.3.5) decides the same.
    func timestamp(in place: TimeZone) -> Timestamp {
        let local = Int64(date.daysSince1970) * 86_400 + Int64(seconds)
        switch zone {
        case .unknown: return Timestamp(seconds: local, nanoseconds: nanoseconds, offset: nil)
        case .offset(let minutes): return told(local, at: minutes)
        case .local: break
        }
        let before = place.offset(at: local - 86_400)
        let after = place.offset(at: local + 86_400)
        let readings = [before, after].filter { place.offset(at: local - Int64($0) * 60) == $0 }
        if let offset = readings.max() { return told(local, at: offset) }
        let instant = local - Int64(before) * 60
        let offset = place.offset(at: instant)
        return told(instant + Int64(offset) * 60, at: offset)
    }

    /// Returns the line that tells an instant as a clock in a place shows it; with its own zone where it has another.
    static func line(telling time: Timestamp, in place: TimeZone) -> String {
        guard let (date, seconds) = time.wallClock, seconds % 60 == 0, time.nanoseconds == 0,
            TimeLine(date: date, seconds: seconds).timestamp(in: place) == time
        else { return time.offset == nil ? time.rfc3339.dropLast() + "-00:00" : time.rfc3339 }
        let weekday = CalendarWords.weekdays[date.weekday].prefix(3)
        let month = CalendarWords.months[date.month - 1].prefix(3)
        let hour = seconds / 3600 % 12 == 0 ? 12 : seconds / 3600 % 12
        let clock = "\(padded(hour)):\(padded(seconds / 60 % 60)) \(seconds < 43_200 ? "AM" : "PM")"
        return "\(weekday) \(padded(date.day)) \(month) \(padded(date.year, 4)) | \(clock)"
    }

    private func told(_ local: Int64, at offset: Int) -> Timestamp {
        Timestamp(seconds: local - Int64(offset) * 60, nanoseconds: nanoseconds, offset: Int16(offset))
    }
}

extension TimeZone {
    /// Returns the offset in whole minutes east; local mean times of old had seconds too, which feeds cannot say.
    fileprivate func offset(at instant: Int64) -> Int {
        let seconds = secondsFromGMT(for: Date(timeIntervalSince1970: Double(instant)))
        return Int((Double(seconds) / 60).rounded(.down))
    }
}

/// Writes a number with leading zeros.
func padded(_ number: Int, _ width: Int = 2) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
}
