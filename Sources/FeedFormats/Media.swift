/// What Media RSS says of an entry; groups are flattened.
public struct Media: Sendable, Hashable {
    /// One rendering of a picture, a recording or a film (`media:content`).
    public struct Content: Sendable, Hashable {
        /// The file's address.
        public var url: String?
        /// The media type.
        public var type: String?
        /// `image`, `audio`, `video`, `document` or `executable`.
        public var medium: String?
        /// The width in pixels.
        public var width: Int?
        /// The height in pixels.
        public var height: Int?
        /// The duration as written, seconds or clock form.
        public var duration: String?
        /// The length in bytes.
        public var fileSize: Int64?

        /// Makes an empty content.
        public init() {}
    }

    /// A small picture that stands for the media (`media:thumbnail`).
    public struct Thumbnail: Sendable, Hashable {
        /// The picture's address.
        public var url: String
        /// The width in pixels.
        public var width: Int?
        /// The height in pixels.
        public var height: Int?
        /// Where in the film it stands, as written.
        public var time: String?

        /// Makes a thumbnail.
        public init(_ url: String) { self.url = url }
    }

    /// Who made it and in which role (`media:credit`).
    public struct Credit: Sendable, Hashable {
        /// The role, such as `photographer`.
        public var role: String?
        /// The vocabulary the role comes from.
        public var scheme: String?
        /// The name.
        public var value: String

        /// Makes a credit.
        public init(_ value: String, role: String? = nil, scheme: String? = nil) {
            self.value = value
            self.role = role
            self.scheme = scheme
        }
    }

    /// A statement with the vocabulary or relation it is made in.
    public struct Statement: Sendable, Hashable {
        /// The vocabulary (`media:rating` scheme), relation (`media:restriction` relationship) or media type
        /// (`media:license` type).
        public var kind: String?
        /// The address it leads to.
        public var href: String?
        /// What it says.
        public var value: String?

        /// Makes a statement.
        public init(kind: String? = nil, href: String? = nil, value: String? = nil) {
            self.kind = kind
            self.href = href
            self.value = value
        }
    }

    /// The files.
    public var content: [Content] = []
    /// The small pictures.
    public var thumbnails: [Thumbnail] = []
    /// The makers.
    public var credits: [Credit] = []
    /// The media's title.
    public var title: Text?
    /// The caption.
    public var description: Text?

    /// The address of a player.
    public var player: String?
    /// For whom it is fit.
    public var rating: Statement?
    /// Where it may be shown; the value lists countries or types, separated by spaces.
    public var restriction: Statement?
    /// How it may be used.
    public var license: Statement?

    /// Makes an empty value.
    public init() {}
}
