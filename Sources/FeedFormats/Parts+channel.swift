/// A service that announces a feed's changes (RSS 2.0 `cloud`).
public struct Cloud: Sendable, Hashable, Codable {
    /// The host.
    public var domain: String?
    /// The port.
    public var port: Int?
    /// The path.
    public var path: String?
    /// The procedure that registers a reader.
    public var registerProcedure: String?
    /// `xml-rpc`, `soap` or `http-post`.
    public var protocolName: String?

    /// Makes an empty value.
    public init() {}
}

/// A search or input box that stands for a feed (RSS `textInput`).
public struct TextInput: Sendable, Hashable, Codable {
    /// The button's label.
    public var title: String?
    /// What it is for.
    public var description: String?
    /// The name of the input.
    public var name: String?
    /// Where the input goes.
    public var link: String?

    /// Makes an empty value.
    public init() {}
}

/// How often a feed's content changes (RSS 1.0 syndication module).
public struct Rhythm: Sendable, Hashable, Codable {
    /// `hourly`, `daily`, `weekly`, `monthly` or `yearly`, as written.
    public var period: String?
    /// How many times in a period.
    public var frequency: Int?

    /// Makes an empty value.
    public init() {}
}
