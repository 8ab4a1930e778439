internal import Check
package import FeedFormats
import Foundation
internal import News
package import Stories

extension Edition {
    /// What readers of an output are told of a story, in every format.
    ///
    /// In the feed of its own articles the newsroom speaks alone: others are named in merged feeds only.
    package func entry(for coverage: Coverage, in output: Output) -> Entry {
        var coverage = coverage
        if output.selection == .own {
            coverage.carriers = []
            coverage.related = []
        }
        let article = coverage.article
        // An own link that may not be published withholds the set, so that it is mended; another's goes.
        let policy = article.isOwn ? nil : gate.links
        let language = article.language ?? newsroom.language
        var entry = Entry()
        entry.id = coverage.publishedID
        entry.idIsPermalink = false
        entry.title = Text(article.headline)
        entry.link = article.permalink.flatMap { policy?.objection(to: $0) == nil ? $0 : nil }
        entry.links = links(of: coverage, to: entry.link)
        entry.published = published(coverage)
        entry.updated = updated(coverage)
        entry.authors = article.byline.compactMap { reachable($0, policy) }
        entry.contributors = article.masthead.compactMap { reachable(Person($0), policy) }
        entry.categories = categories(of: article)
        let attachments = attachments(of: article, policy)
        entry.enclosures = attachments.map(\.file)
        entry.media = media(of: attachments)
        entry.language = article.language
        entry.rights = article.rights?.told.map { Text($0) }
        entry.correction = article.correction
        let tail = correction(of: article, language: language) + carriedBy(coverage)
        // What names no base of its own stands on the article's page, or on the newsroom's.
        func based(_ text: Text) -> Text {
            if case .text = text.kind { return text }
            var text = text
            text.base = text.base ?? article.permalink ?? newsroom.link
            return text
        }
        let summary = (article.summary ?? article.subtitle.map { Text($0) }).map(based)
        if let body = article.body.map(based) {
            entry.content = [Markup.html(body, language: language, appending: tail, links: policy)]
            entry.summary = summary.map { self.summary(of: $0, language: language, links: policy) }
        } else {
            entry.summary = summary.map {
                self.summary(of: $0, language: language, appending: tail, links: policy)
            }
        }
        if !article.isOwn { credit(article, in: &entry) }
        if output.extent == .summary { shorten(&entry) }
        return entry
    }

    /// When an article was published; one that its source dates further ahead than a clock may go wrong was so when it
    /// was first seen.
    private func published(_ coverage: Coverage) -> Timestamp? {
        let article = coverage.article
        guard !article.isOwn, let published = article.published,
            published.seconds > coverage.firstSeen.seconds + 86_400
        else { return article.published }
        return coverage.firstSeen
    }

    /// When an article last changed.
    ///
    /// One that was brought back did so then: readers go on heeding a tombstone that is later than the entry
    /// (RFC 6721, 3).
    private func updated(_ coverage: Coverage) -> Timestamp? {
        [coverage.article.updated, coverage.returned].compactMap(\.self).max { $0.isEarlier(than: $1) }
    }

    /// Leaves of the full text no more than a beginning, and that only where there is no summary.
    private func shorten(_ entry: inout Entry) {
        if entry.summary == nil, let body = entry.content.first {
            let words = body.plain.split(separator: " ")
            let isLong = words.count > Self.beginning
            entry.summary = Text(words.prefix(Self.beginning).joined(separator: " ") + (isLong ? " …" : ""))
        }
        entry.content = []
    }

    /// How many words of a text stand for it.
    private static let beginning = 60

    /// Plain text stays plain, unless markup follows it.
    private func summary(
        of text: Text,
        language: String?,
        appending tail: String = "",
        links: LinkPolicy?
    ) -> Text {
        if case .text = text.kind, tail.isEmpty { return text }
        return Markup.html(text, language: language, appending: tail, links: links)
    }

    /// Tells whose article it is that came through a subscription.
    private func credit(_ article: Article, in entry: inout Entry) {
        let name = name(of: article) ?? article.key.source
        let feed = [article.credit?.url, article.key.source].compactMap(\.self).first(where: isPublic)
        var source = Head()
        source.id = feed.map(Percent.encoded)
        source.url = feed
        source.title = Text(name)
        let site = article.credit?.name == nil ? outlets[article.key.source]?.site : nil
        source.link = site.flatMap { isPublic($0) ? $0 : nil }
        // Without this, readers would take the newspaper, the author of the feed, for the author.
        source.authors = [Person(name: name)]
        entry.source = source
        if entry.authors.isEmpty { entry.authors = source.authors }
    }

    private func links(of coverage: Coverage, to permalink: String?) -> [Link] {
        var links = permalink.map { [Link($0)] } ?? []
        if coverage.article.correction != nil, coverage.article.isOwn, let page = newsroom.correctionsPage {
            links.append(Link(page, rel: "related"))
        }
        // One page under several addresses is one page.
        func page(_ address: String) -> String { CanonicalURL(article: address)?.value ?? address }
        var met = Set(links.map { page($0.href) })
        for carrier in coverage.carriers {
            guard let address = carrier.permalink, isPublic(address), met.insert(page(address)).inserted
            else { continue }
            links.append(Link(address, rel: "related", title: name(of: carrier), hreflang: carrier.language))
        }
        for report in coverage.related {
            guard let address = report.permalink, isPublic(address), met.insert(page(address)).inserted
            else { continue }
            links.append(Link(address, rel: "related", title: report.headline, hreflang: report.language))
        }
        return links
    }

    /// A line that names the other outlets with the same text; empty when there is none.
    private func carriedBy(_ coverage: Coverage) -> String {
        guard let introduction = newsroom.carriedBy else { return "" }
        var met: Set<String> = [coverage.article.key.source]
        let names = coverage.carriers.compactMap { carrier -> String? in
            guard met.insert(carrier.key.source).inserted, let name = name(of: carrier) else { return nil }
            guard let address = carrier.permalink, isPublic(address) else { return Markup.escaped(name) }
            return "<a href=\"\(Markup.escaped(address))\">\(Markup.escaped(name))</a>"
        }
        if names.isEmpty { return "" }
        return "\n<p>\(Markup.escaped(introduction)) \(names.joined(separator: ", ")).</p>"
    }

    /// A line that tells what was put right; empty where nothing was.
    private func correction(of article: Article, language: String?) -> String {
        guard let note = article.correction else { return "" }
        let isArabic = language.flatMap { LanguageTag($0) }?.isArabic ?? false
        return "\n<p><strong>\(isArabic ? "تصحيح" : "Correction"):</strong> \(Markup.escaped(note))</p>"
    }

    private func name(of article: Article) -> String? {
        if article.isOwn { return newsroom.title }
        // A source that is no longer subscribed to is told by its host.
        return article.credit?.name ?? outlets[article.key.source]?.name
            ?? URL(string: article.key.source)?.host().flatMap { $0.isEmpty ? nil : $0 }
    }

    private func categories(of article: Article) -> [Category] {
        let section = article.section?.told.map { Category($0) }
        let others = article.categories.filter { $0.term != section?.term && $0.term.told != nil }.map {
            category in
            var category = category
            category.label = category.label?.told
            category.scheme = category.scheme?.told
            // A vocabulary's name may be an address, and an address may be code.
            if let scheme = category.scheme, !isPublic(scheme), scheme.contains(":") {
                category.scheme = nil
            }
            return category
        }
        return (section.map { [$0] } ?? []) + others
    }

    /// The files whose addresses may be published; a type that is none is not told.
    private func attachments(of article: Article, _ policy: LinkPolicy?) -> [Article.Attachment] {
        article.attachments.filter { policy?.objection(to: $0.file.url) == nil }.map { attachment in
            var attachment = attachment
            if let type = attachment.file.type, !NameRules.isMediaType(type) { attachment.file.type = nil }
            return attachment
        }
    }

    private func media(of attachments: [Article.Attachment]) -> Media {
        var media = Media()
        for attachment in attachments {
            var content = Media.Content()
            content.url = attachment.file.url
            content.type = attachment.file.type
            content.fileSize = attachment.file.length
            media.content.append(content)
            if let credit = attachment.credit { media.credits.append(Media.Credit(credit)) }
            if media.description == nil { media.description = attachment.caption.map { Text($0) } }
        }
        return media
    }

    /// A person without addresses that are none, as sources write to hide one; nil where nothing is left to tell.
    private func reachable(_ person: Person, _ policy: LinkPolicy?) -> Person? {
        var person = person
        person.name = person.name?.told
        if let email = person.email, !NameRules.isMail(email) {
            person.name = person.name ?? email.told
            person.email = nil
        }
        if let page = person.uri, !page.isAddress || policy?.objection(to: page) != nil { person.uri = nil }
        return person.name == nil && person.email == nil && person.uri == nil ? nil : person
    }

    /// Whether an address that others gave leads to the web, and to where links may lead.
    private func isPublic(_ address: String) -> Bool {
        let start = address.prefix(8).lowercased()
        return (start.hasPrefix("https://") || start.hasPrefix("http://"))
            && gate.links.objection(to: address) == nil
    }
}

extension String {
    /// The text, unless nothing is left of it without the characters that no feed may hold.
    fileprivate var told: String? {
        let isTold = unicodeScalars.contains { scalar in
            scalar.value > 0x20 && !(0x7F...0xA0).contains(scalar.value)
                && !scalar.properties.isNoncharacterCodePoint
        }
        return isTold ? self : nil
    }
}
