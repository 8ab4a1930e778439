import Testing

@testable import masthead

extension Courtesy: CustomTestStringConvertible {
    /// The number by which the checks of polite fetching are known.
    public var testDescription: String { "P\(number)" }
}

@Suite struct CourtesyTests {
    @Test("what a publisher may expect is kept", arguments: Courtesy.all)
    func isKept(courtesy: Courtesy) {
        #expect(courtesy.verdict() == .kept, "P\(courtesy.number): \(courtesy.title)")
    }

    @Test("all 54 checks are there, each once")
    func all() { #expect(Courtesy.all.map(\.number) == Array(1...54)) }
}
