import ArgumentParser

/// A length of time as people write it: `90`, `90s`, `15m`, `2h`, `7d`.
struct TimeSpan: Sendable, Hashable {
    /// Its length in seconds.
    let seconds: Int

    /// Makes a span of seconds.
    init(seconds: Int) { self.seconds = seconds }

    /// Reads a number and a unit; a number alone is seconds.
    init?(_ text: String) {
        let units: [Character: Int] = ["s": 1, "m": 60, "h": 3600, "d": 86_400]
        let unit = text.last.flatMap { units[$0] }
        let digits = unit == nil ? text[...] : text.dropLast()
        guard !digits.isEmpty, digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
            let number = Int(digits)
        else { return nil }
        let (seconds, overflow) = number.multipliedReportingOverflow(by: unit ?? 1)
        guard !overflow, seconds <= Self.longest else { return nil }
        self.seconds = seconds
    }

    /// It as a duration.
    var duration: Duration { .seconds(seconds) }

    /// Longer than anything lasts.
    static let endless = TimeSpan(seconds: longest)

    // A century is as good as for ever, and leaves room to reckon with.
    private static let longest = 3_155_760_000
}

extension TimeSpan: CustomStringConvertible {
    var description: String { self == .endless ? "without end" : "\(seconds)s" }
}

extension TimeSpan: ExpressibleByArgument {
    init?(argument: String) { self.init(argument) }
}
