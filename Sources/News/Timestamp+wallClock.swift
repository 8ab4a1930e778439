internal import FeedFormats

extension Timestamp {
    /// The day and the seconds since midnight that a clock on the spot showed; nil outside the years 1 to 9999.
    var wallClock: (date: CivilDate, seconds: Int)? {
        let secondsOfOurEra = Int64(-62_135_596_800)...253_402_300_799
        guard secondsOfOurEra ~= seconds else { return nil }
        let shown = Int(seconds) + Int(offset ?? 0) * 60
        let day = shown >= 0 ? shown / 86_400 : (shown - 86_399) / 86_400
        let date = CivilDate(daysSince1970: day)
        return 1...9999 ~= date.year ? (date, shown - day * 86_400) : nil
    }
}
