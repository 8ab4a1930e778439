/// What a server answered.
package struct Answer: Sendable, Hashable {
    /// The status, such as 200.
    package var status: Int
    /// The header fields, in order.
    package var headers: [Header]
    /// The body, unpacked.
    package var body: [UInt8]

    package init(status: Int, headers: [Header] = [], body: [UInt8] = []) {
        self.status = status
        self.headers = headers
        self.body = body
    }
}
