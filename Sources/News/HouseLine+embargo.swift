/// Telling lines that speak of an embargo but bear no label that holds one back: an embargo must not be missed.
extension HouseLine {
    /// Whether a line above the text, without a known label, could be meant as an embargo.
    var resemblesEmbargo: Bool {
        let words = embargoWords
        guard let first = words.first else { return false }
        if words.prefix(2).contains("embargoed") || first == "محظور" { return true }
        if first.hasPrefix("embargo") {
            let next = words.count > 1 ? words[1] : ""
            return HouseLabel.split(self) != nil || ["until", "till", "ends", "lifts"].contains(next)
                || TimeLine.read(bareText.words.dropFirst().joined(separator: " ")) != .other
        }
        // A ban on reporting is news too: “حظر النشر في القضية” may be a headline.
        let isBan = words.starts(with: ["حظر", "النشر"])
        return isBan && (words.dropFirst(2).first == "حتي" || HouseLabel.split(self) != nil)
            || tellsEmbargoedTime
    }

    /// Whether a line has a label that speaks of an embargo, known or not, and a time after it.
    var tellsEmbargoedTime: Bool {
        guard let (label, value) = HouseLabel.split(self), TimeLine.read(value) != .other else {
            return false
        }
        if HouseLabel.read(self)?.label == .embargo { return true }
        return CalendarWords.fold(label).words.contains { word in
            ["embargo", "محظور", "حظر"].contains { word.contains($0) }
        }
    }

    private var embargoWords: [String] {
        CalendarWords.fold(bareText).words.map { word in
            let scalars = word.unicodeScalars.filter { $0.properties.isAlphabetic }
            return String(String.UnicodeScalarView(scalars))
        }.filter { !$0.isEmpty }
    }
}
