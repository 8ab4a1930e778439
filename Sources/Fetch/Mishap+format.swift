package import FeedFormats

extension Mishap {
    /// What it means that a document could not be read as a feed.
    package init(_ error: FormatError, in answer: Answer) {
        let type = answer.headers["content-type"]?.lowercased() ?? ""
        switch error {
        case .notAFeed(found: "an HTML page"): self.init(.page, Self.page)
        case .notAFeed where type.hasPrefix("text/html"): self.init(.page, Self.page)
        case .notAFeed where answer.body.starts(with: [0x1F, 0x8B]):
            self.init(.document, "the document is packed (gzip), and its server does not say so")
        default: self.init(.document, error.description)
        }
    }

    private static let page =
        "a web page stands where the feed should: look there for the feed's new address and subscribe to that"
}
