/// How much one answer may hold, and how long it may take.
package struct FetchLimits: Sendable, Hashable {
    /// Bytes of the body as they are sent.
    package var packedBytes = 32_000_000
    /// Bytes of the body when they are unpacked.
    package var bytes = 64_000_000
    /// Bytes of all header fields.
    package var headerBytes = 64_000
    /// Until the connection stands, the look-up of the name included.
    package var connecting = Duration.seconds(15)
    /// Until the first byte of the answer.
    package var firstByte = Duration.seconds(30)
    /// How long an answer may bring less than a hundred bytes a second.
    package var trickle = Duration.seconds(20)
    /// For all of it.
    package var total = Duration.seconds(90)

    package init() {}
}
