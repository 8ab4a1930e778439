/// An instant together with the local offset it was written with.
///
/// The offset is kept because readers of news are told local time: 20:29 in Cairo stays 20:29 in Cairo.
/// Two timestamps are equal when both the instant and the offset are.
public struct Timestamp: Sendable, Hashable, Codable {
    /// Whole seconds since 1970-01-01T00:00:00Z; negative before it.
    public var seconds: Int64
    /// Nanoseconds after `seconds`, 0 to 999,999,999.
    public var nanoseconds: Int32
    /// Minutes east of UTC, or nil when the source named no zone and UTC was assumed.
    public var offset: Int16?

    /// Makes a timestamp from an instant and the offset it is told in.
    public init(seconds: Int64, nanoseconds: Int32 = 0, offset: Int16? = 0) {
        self.seconds = seconds
        self.nanoseconds = nanoseconds
        self.offset = offset
    }

    /// Whether this instant lies before another, whatever their offsets.
    public func isEarlier(than other: Timestamp) -> Bool {
        (seconds, nanoseconds) < (other.seconds, other.nanoseconds)
    }
}
