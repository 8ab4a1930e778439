extension Feed {
    /// Reads a whole document in any format.
    ///
    /// - Parameters:
    ///   - document: its bytes, in any encoding.
    ///   - headers: the HTTP headers it came with; their names are compared without regard to case.
    ///   - location: the address it came from, on which relative references stand.
    ///   - limits: how much of it is read.
    /// - Throws: why it could not be read as a feed. A document of which anything could be saved is read, and
    ///   what had to be mended is told in `repairs`.
    public init(
        parsing document: [UInt8],
        headers: [String: String] = [:],
        location: String? = nil,
        limits: FeedLimits = FeedLimits()
    ) throws(FormatError) {
        let reader = FeedReader(headers: headers, location: location, limits: limits)
        let entries = try reader.entries(of: document)
        self = reader.feed
        self.entries = entries
    }
}
