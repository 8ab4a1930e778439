internal import FeedFormats

extension Inspection {
    /// Judges a date.
    func checkDate(_ text: String, is value: Grammar.Value, _ spot: Spot) {
        let fault =
            switch value {
            case .rfc822: DateRules.faultOfRFC822(text)
            case .w3c where !rules.isOwn: DateRules.faultOfW3C(text)
            default: DateRules.faultOfRFC3339(text)
            }
        if let fault {
            if case .rfc822 = value, DateRules.faultOfRFC822(DateRules.common(text)) == nil {
                return log.advise(
                    "date",
                    spot,
                    "\(text.quoted) is a date that not all readers understand: \(fault)",
                    "write it like Thu, 19 Nov 2026 20:29:00 +0200"
                )
            }
            return log.error(
                "date",
                spot,
                "\(text.quoted) is no date of this format: \(fault)",
                "write the date with its time and zone"
            )
        }
        guard let now = rules.now, let time = Timestamp(parsing: text) else { return }
        if time.seconds > now.seconds + 86_400 {
            log.warning(
                "date-ahead",
                spot,
                "\(text.quoted) lies in the future",
                "publish when its time has come"
            )
        } else if -86_400...86_400 ~= time.seconds {
            log.warning(
                "date-unset",
                spot,
                "\(text.quoted) is what a clock shows that was never set",
                "write when it was published, or leave the date out"
            )
        }
    }

    /// Judges a number, or several.
    func checkNumber(_ text: String, is value: Grammar.Value, _ spot: Spot) {
        let isWhole = !text.isEmpty && text.utf8.allSatisfy { 0x30...0x39 ~= $0 }
        let number = isWhole ? Int(text) ?? .max : nil
        func error(_ what: String, _ remedy: String = "write digits only") {
            log.error("number", spot, "\(text.quoted) is no \(what)", remedy)
        }
        let zero = "write 0 where the number is unknown"
        switch value {
        case .number(let least) where number ?? .min < least:
            error("whole number from \(least) up", text.hasPrefix("-") ? zero : "write digits only")
        case .within(let bounds) where number.map { !bounds.contains($0) } ?? true:
            error("whole number from \(bounds.lowerBound) to \(bounds.upperBound)")
        case .amount where number == nil: error("whole number from 0 up")
        case .amount where number == 0:
            log.advise("number", spot, "the number is 0", "leave it out where it is unknown")
        case .share where !(0...1 ~= Double(text) ?? -1):
            error("number from 0.0 to 1.0", "write one such as 0.5")
        case .duration where text.wholeMatch(of: /[0-9]+(:[0-9]{1,2}){0,2}(\.[0-9]+)?/) == nil:
            error("duration", "write seconds, or hours, minutes and seconds such as 1:02:03")
        case .coordinates where !Self.areCoordinates(text):
            error(
                "list of latitudes and longitudes",
                "write them in degrees with spaces between, such as 30.04 31.24"
            )
        default: break
        }
    }

    private static func areCoordinates(_ text: String) -> Bool {
        let numbers = text.split { $0.isWhitespace || $0 == "," }.map { Double($0) ?? .nan }
        return numbers.count >= 2 && numbers.count.isMultiple(of: 2)
            && numbers.enumerated().allSatisfy { index, number in
                abs(number) <= (index.isMultiple(of: 2) ? 90 : 180)
            }
    }
}
