import Testing

@testable import Check

@Suite("Dates, as strictly as their specifications")
struct DateRulesTests {
    @Test(
        "an RFC 3339 date has a time and a zone",
        arguments: [
            ("2026-11-19T20:29:00+02:00", true), ("2026-11-19T20:29:00.25Z", true),
            ("2024-02-29T00:00:00Z", true),
            ("2026-11-19T20:29:00", false), ("2026-11-19", false), ("2026-11-19 20:29:00Z", false),
            ("2026-02-29T00:00:00Z", false), ("2026-13-01T00:00:00Z", false), ("2026-11-19T24:00:00Z", false),
            ("2026-11-19T20:29Z", false), ("2026-11-19T20:29:00+0200", false),
            ("2026-11-19T20:29:00.Z", false),
            ("2026-11-19T20:29:00+02:00 ", false),
        ]
    )
    func rfc3339(text: String, isValid: Bool) {
        #expect((DateRules.faultOfRFC3339(text) == nil) == isValid)
    }

    @Test(
        "an RFC 822 date has a year of four digits, the right weekday and a zone",
        arguments: [
            ("Thu, 19 Nov 2026 20:29:00 +0200", true), ("19 Nov 2026 20:29 GMT", true),
            ("Fri, 19 Nov 2026 20:29:00 +0200", false), ("Thu, 19 Nov 26 20:29:00 +0200", false),
            ("Thu, 19 Nov 2026 20:29:00", false), ("Thu, 19 Nov 2026 20:29:00 EET", false),
            ("Thu, 19 Nov 2026 25:29:00 +0200", false), ("Thu, 31 Nov 2026 20:29:00 +0200", false),
            ("Thursday, 19 Nov 2026 20:29:00 +0200", false), ("2026-11-19T20:29:00Z", false), ("", false),
        ]
    )
    func rfc822(text: String, isValid: Bool) {
        #expect((DateRules.faultOfRFC822(text) == nil) == isValid)
    }
}
