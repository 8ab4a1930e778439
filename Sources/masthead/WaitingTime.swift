import ArgumentParser

/// How long to wait for another run, as it was written.
///
/// The argument parser takes a value that it cannot read for none, which would mean to wait without end; so every
/// value is read, and one that is no time is refused afterwards.
struct WaitingTime: ExpressibleByArgument, CustomStringConvertible {
    /// What was written.
    let description: String
    /// The time; nil where what was written is none.
    let span: TimeSpan?

    init(argument: String) {
        description = argument
        span = TimeSpan(argument)
    }

    private init(_ span: TimeSpan) {
        description = span.description
        self.span = span
    }

    /// As long as it takes.
    static let endless = WaitingTime(TimeSpan.endless)
}
