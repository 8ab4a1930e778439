package import FeedFormats

// The fallbacks, all of them:
//
// key        the entry's id; else its canonical permalink; else a hash of headline, text and date
// headline   the title; else the first words of the summary or the body; else empty
// published  published; else updated; else created; never the feed's date and never the time of fetching
// updated    updated
// permalink  the original behind a feed proxy; the entry's link; an id that is one; another alternate link
// byline     the entry's authors; else those of the feed it was taken from; else, in Atom and JSON Feed, the
//            feed's author, if there is one who is not the outlet itself. Not in RSS: managingEditor answers
//            for the feed and writes no articles.
// summary    the summary; else the caption of its media
// body       the longest rendering in HTML; else the longest in plain text
// language   the entry's; else that of its text; else of the feed it was taken from; else the feed's
// rights     the entry's; else those of the feed it was taken from; else the feed's
// section    nothing: feeds do not tell it from other categories

extension Article {
    /// Makes the article that an entry of a feed tells; `source` is the feed's canonical address.
    ///
    /// Of the feed only its format and head are asked. Entries of one feed may share an id:
    /// `Feed.articles(source:reading:)` tells those apart.
    package init(_ entry: Entry, from feed: Feed, source: String, reading plain: PlainText) {
        // Some sites write even their own address without its host.
        let base = feed.head.link.flatMap { Self.webAddress($0, base: source) } ?? source
        let permalink = Self.permalink(of: entry, in: feed, base: base)
        let body = Self.body(of: entry)?.based(on: permalink ?? base)
        let summary = (entry.summary?.filled ?? entry.media.description?.filled)?.based(on: permalink ?? base)
        let headline = Self.headline(of: entry, summary: summary, body: body, plain)
        let published = entry.published ?? entry.updated ?? entry.created
        let item = Self.item(of: entry, permalink) {
            [headline, (body ?? summary)?.value ?? "", published?.rfc3339 ?? ""]
        }
        self.init(key: Key(source: source, item: item), headline: headline)
        self.published = published
        self.permalink = permalink
        self.summary = summary
        self.body = body
        updated = entry.updated
        byline = Self.byline(of: entry, in: feed, plain)
        categories = Self.categories(of: entry)
        let languages = [
            entry.language, body?.language, summary?.language, entry.source?.language, feed.head.language,
        ]
        language = languages.lazy.compactMap { $0.flatMap { LanguageTag($0) } }.first?.text
        attachments = Self.attachments(of: entry, base: permalink ?? base, plain)
        correction = entry.correction
        rights = [entry.rights, entry.source?.rights, feed.head.rights].lazy.compactMap { $0?.filled }.first
            .map(plain.line)
        credit = entry.source.flatMap { Self.credit(to: $0, plain) }
    }

    private static func item(of entry: Entry, _ permalink: String?, says: () -> [String]) -> String {
        if let id = entry.id?.trimmed, !id.isEmpty { return id }
        return permalink.flatMap { CanonicalURL(article: $0)?.value } ?? "hash:"
            + StableHash(of: says()).digits
    }

    private static func permalink(of entry: Entry, in feed: Feed, base: String) -> String? {
        let original =
            entry.originalLink ?? entry.links.first { $0.rel.lowercased().hasSuffix("origlink") }?.href
        let isPermalink = entry.idIsPermalink ?? (feed.format == .json)
        let others = entry.links.lazy.filter { $0.rel == "alternate" && $0.type.isPage }.map(\.href)
        let candidates = [original, entry.link, isPermalink ? entry.id : nil].compactMap(\.self) + others
        return candidates.lazy.compactMap { webAddress($0, base: base) }.first
    }

    /// Returns an absolute address of the web.
    static func webAddress(_ reference: String, base: String) -> String? {
        guard !reference.trimmed.isEmpty, let address = Reference.resolve(reference, against: base) else {
            return nil
        }
        return WebAddress(address).flatMap { $0.scheme == "file" ? nil : address }
    }

    private static func headline(of entry: Entry, summary: Text?, body: Text?, _ plain: PlainText) -> String {
        for (text, isTitle) in [(entry.title, true), (summary, false), (body, false)] {
            let line = text.map(plain.line) ?? ""
            if !line.isEmpty { return isTitle ? line : line.firstWords }
        }
        return ""
    }

    private static func body(of entry: Entry) -> Text? {
        let texts = entry.content.compactMap(\.filled)
        let markup = texts.filter { $0.kind == .html || $0.kind == .xhtml }
        let longest = { (texts: [Text]) in texts.max { $0.value.utf8.count < $1.value.utf8.count } }
        return longest(markup) ?? longest(texts.filter { $0.kind == .text })
    }

    private static func byline(of entry: Entry, in feed: Feed, _ plain: PlainText) -> [Person] {
        let own = people(entry.authors)
        if !own.isEmpty { return own }
        let carried = people(entry.source?.authors ?? [])
        if !carried.isEmpty || feed.format == .rss { return carried }
        let usual = people(feed.head.authors)
        let outlet = feed.head.title.map(plain.line)?.lowercased()
        return usual.count == 1 && usual.first?.name?.lowercased() != outlet ? usual : []
    }

    private static func people(_ people: [Person]) -> [Person] {
        var cleaned: [Person] = []
        var seen: Set<Person> = []
        for var person in people {
            person.name = person.name?.words.joined(separator: " ").nonEmpty
            person.email = person.email?.trimmed.nonEmpty
            person.uri = person.uri?.trimmed.nonEmpty
            let isKnown = person.name != nil || person.email != nil || person.uri != nil
            if isKnown, seen.insert(person).inserted { cleaned.append(person) }
        }
        return cleaned
    }

    private static func categories(of entry: Entry) -> [Category] {
        var seen: Set<Category> = []
        return entry.categories.compactMap { category in
            var category = category
            category.term = category.term.trimmed.nonEmpty ?? category.label?.trimmed ?? ""
            guard !category.term.isEmpty, seen.insert(category).inserted else { return nil }
            return category
        }
    }

    private static func credit(to source: Head, _ plain: PlainText) -> Credit? {
        let selfLink = source.links.first { $0.rel == "self" }?.href
        let url = [source.link, source.url, selfLink, source.id].lazy.compactMap(\.self).first {
            CanonicalURL(article: $0) != nil
        }
        let name = source.title.map(plain.line)?.nonEmpty
        return name == nil && url == nil ? nil : Credit(name: name, url: url)
    }
}

extension Text {
    /// The text, when there is anything in it.
    var filled: Text? { value.unicodeScalars.contains { !$0.properties.isWhitespace } ? self : nil }

    /// The text with a base for its relative links, unless it has its own.
    fileprivate func based(on base: String) -> Text {
        guard kind == .html || kind == .xhtml, self.base == nil else { return self }
        var text = self
        text.base = base
        return text
    }
}

extension String {
    /// The text, when there is any.
    var nonEmpty: String? { isEmpty ? nil : self }

    /// As many of the first words as a headline holds.
    package var firstWords: String {
        guard count > 80 else { return self }
        let start = prefix(80)
        // Text without spaces is cut where it must be.
        let end = start.lastIndex(of: " ") ?? start.endIndex
        return start[..<end].trimmed + "…"
    }
}

extension String? {
    /// Whether a link of this media type leads to a page for people.
    fileprivate var isPage: Bool {
        guard let type = self?.lowercased() else { return true }
        return type.isEmpty || type.hasPrefix("text/html") || type.hasPrefix("application/xhtml")
    }
}
