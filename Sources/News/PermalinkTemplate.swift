internal import FeedFormats

/// How the addresses of the newsroom's own articles are made, such as `https://news.example/{year}/{slug}`.
///
///     template = address with these in braces
///     name     = "year" / "month" / "day"     of publication, as the newsroom's clock showed it
///              / "slug"                       the file's name, else the headline's words
///              / "title"                      the headline's words
///              / "section"                    the section's words
///              / "id"                         the article's id
package struct PermalinkTemplate: Sendable, Hashable {
    /// Why a template was refused, as a clause.
    package struct Failure: Error, Hashable {
        /// The clause.
        package let reason: String
    }

    private enum Part: Sendable, Hashable {
        case text(String)
        case name(Name)
    }

    private enum Name: String, CaseIterable {
        case year
        case month
        case day
        case slug
        case title
        case section
        case id
    }

    private let parts: [Part]

    /// Reads a template.
    package init(_ template: String) throws(Failure) {
        guard template.isWebAddress else { throw Failure(reason: "“\(template)” is no web address") }
        var parts: [Part] = []
        var rest = template[...]
        while let open = rest.firstIndex(of: "{") {
            parts.append(.text(String(rest[..<open])))
            guard let close = rest[open...].firstIndex(of: "}") else {
                throw Failure(reason: "a “{” is not closed")
            }
            let written = String(rest[rest.index(after: open)..<close])
            guard let name = Name(rawValue: written) else {
                let known = Name.allCases.map { "{\($0.rawValue)}" }.joined(separator: ", ")
                throw Failure(reason: "“{\(written)}” is none of \(known)")
            }
            parts.append(.name(name))
            rest = rest[rest.index(after: close)...]
        }
        parts.append(.text(String(rest)))
        self.parts = parts
    }

    /// Returns the address of an article; nil when it has nothing for one of the names, such as no date.
    ///
    /// `file` is the file's path without extension, where the article came from one of its own.
    package func address(of article: Article, file: String? = nil) -> String? {
        var address = ""
        for part in parts {
            switch part {
            case .text(let text): address += text
            case .name(let name):
                guard let value = value(of: name, article, file)?.nonEmpty else { return nil }
                address += PercentEncoding.encoded(value)
            }
        }
        return address
    }

    private func value(of name: Name, _ article: Article, _ file: String?) -> String? {
        let date = article.published?.wallClock?.date
        switch name {
        case .year: return date.map { padded($0.year, 4) }
        case .month: return date.map { padded($0.month) }
        case .day: return date.map { padded($0.day) }
        case .slug:
            return file?.split(separator: "/").last.map { Self.slug($0) }?.nonEmpty
                ?? Self.slug(article.headline)
        case .title: return Self.slug(article.headline)
        case .section: return article.section.map { Self.slug($0) }
        case .id: return article.key.item
        }
    }

    /// The words of a text in lower case with hyphens between, letters and digits of any script; 80 characters at most.
    package static func slug(_ text: some StringProtocol) -> String {
        // Apostrophes stand within words, and leave nothing behind.
        let bare = text.lowercased().replacing("'", with: "").replacing("\u{2019}", with: "")
        var slug = String.UnicodeScalarView()
        var length = 0
        for word in bare.unicodeScalars.split(whereSeparator: { !$0.isSlugScalar }) {
            guard length == 0 || length + word.count < 80 else { break }
            if length > 0 { slug.append("-") }
            slug.append(contentsOf: word.prefix(80))
            length += word.count + 1
        }
        return String(slug)
    }
}

extension Unicode.Scalar {
    fileprivate var isSlugScalar: Bool {
        switch properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
            .decimalNumber,
            .nonspacingMark, .spacingMark:
            return true
        default: return false
        }
    }
}
