import FeedFormats
import Foundation

/// Called by libFuzzer with each input it thinks of; `FUZZ_READER` says which reader is tried.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let input = unsafe Array(UnsafeBufferPointer(start: start, count: count))
    switch reader {
    case "html": fuzzHTML(input)
    case "date": fuzzDate(input)
    case "opml": _ = try? OPML(parsing: input)
    default: fuzzFeed(input)
    }
    return 0
}

private let reader = ProcessInfo.processInfo.environment["FUZZ_READER"] ?? "feed"

/// Stops the run: libFuzzer keeps the input that led here.
func expect(_ holds: Bool, _ broken: @autoclosure () -> String) {
    if !holds { fatalError(broken()) }
}

/// What is read is told again in RFC 3339 and RFC 822.
private func fuzzDate(_ input: [UInt8]) {
    guard let date = Timestamp(parsing: input.span) else { return }
    // Years outside 0001 to 9999 cannot be written.
    guard -62_135_500_000...253_402_200_000 ~= date.seconds else { return }
    let precise = Timestamp(parsing: date.rfc3339)
    expect(
        precise?.seconds == date.seconds && precise?.nanoseconds == date.nanoseconds,
        "\(date) is written as \(date.rfc3339), which is read as \(String(describing: precise))"
    )
    let coarse = Timestamp(parsing: date.rfc822)
    expect(
        coarse?.seconds == date.seconds,
        "\(date) is written as \(date.rfc822), which is read as \(String(describing: coarse))"
    )
}
