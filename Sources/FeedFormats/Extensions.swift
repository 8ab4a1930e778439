internal import FeedXML

extension ElementReader {
    /// Reads what tells about the discussion of an entry (RFC 4685, Slash, the comment API).
    mutating func readDiscussion(_ element: Int, _ tag: Name, _ scope: Scope) {
        switch tag {
        case .inReplyTo:
            var reply = Reply()
            reply.ref = segment.attribute(.ref, of: element)
            reply.href = scope.address(segment.attribute(.href, of: element))
            reply.type = segment.attribute(.type, of: element)
            reply.source = scope.address(segment.attribute(.source, of: element))
            draft.inReplyTo = draft.inReplyTo ?? reply
        case .commentRSS: draft.commentsFeed = address(element, scope) ?? draft.commentsFeed
        case .comment: draft.commentsEndpoint = address(element, scope) ?? draft.commentsEndpoint
        case .comments, .total: draft.commentCount = number(element) ?? draft.commentCount
        default: break
        }
    }

    /// Reads what tells how a feed is published: licences, FeedBurner, generators, rhythm, history.
    mutating func readPublishing(_ element: Int, _ tag: Name, _ scope: Scope) {
        switch tag {
        case .license:
            let resource = segment.attribute(.resource, in: .rdf, of: element)
            draft.license = scope.address(resource ?? segment.text(of: element)) ?? draft.license
        case .browserFriendly: draft.info = construct(element, scope, .text) ?? draft.info
        case .origLink: draft.originalLink = address(element, scope) ?? draft.originalLink
        case .generatorAgent:
            var generator = draft.generator ?? Generator()
            generator.uri =
                scope.address(segment.attribute(.resource, in: .rdf, of: element)) ?? generator.uri
            generator.name = generator.name ?? generator.uri
            draft.generator = generator
        case .errorReportsTo:
            guard let resource = segment.attribute(.resource, in: .rdf, of: element) else { return }
            draft.publisher = draft.publisher ?? Person(line: resource)
        case .updatePeriod, .updateFrequency:
            var rhythm = draft.rhythm ?? Rhythm()
            if tag == .updatePeriod { rhythm.period = segment.filledText(of: element) }
            if tag == .updateFrequency { rhythm.frequency = number(element) }
            draft.rhythm = rhythm
        case .complete: draft.isComplete = true
        default: break
        }
    }

    /// Reads the chapters of a recording (podlove.org/simple-chapters).
    mutating func readChapters(_ element: Int, _ scope: Scope) {
        guard draft.chapters.isEmpty else { return }
        for child in segment.children(of: element) where segment.tag(of: child) == .chapter {
            guard let start = segment.attribute(.start, of: child).flatMap(Self.playTime) else { continue }
            draft.chapters.append(
                Chapter(
                    start: start,
                    title: segment.attribute(.title, of: child),
                    link: scope.address(segment.attribute(.href, of: child)),
                    image: scope.address(segment.attribute(.image, of: child))
                )
            )
        }
    }

    /// Seconds of a normal play time: `01:02:03.5`, `2:03`, `123.5`.
    private static func playTime(_ text: String) -> Double? {
        var seconds = 0.0
        for part in text.split(separator: ":", omittingEmptySubsequences: false) {
            guard let number = Double(part), number.isFinite, number >= 0 else { return nil }
            seconds = seconds * 60 + number
        }
        return seconds
    }
}
