internal import Check
internal import FeedFormats

/// A file of articles in JSON.
///
///     file     = article / array of article / { "articles": array of article, language? masthead? feed? }
///     feed     = { language? masthead? }, for all articles that say nothing themselves
///     article  = { id? title? subtitle? url? published? updated? embargo? language? section? rights?
///                  correction?
///                  summary_html? summary? content_html? content_text? body? authors? masthead?
///                  categories? keywords? tags? enclosures? attachments? image? source? }
///     authors  = array of ( name / { name? email? uri? url? } )
///     masthead = array of { role name email? } / { role: ( name / { name email? } ) … }
///     enclosures = array of ( address / { url type? length? caption? credit? } )
///     categories = array of ( term / { term scheme? label? } )
///     source   = name / { name? url? }
///
/// Every value may be missing, null or false and every other name is ignored. Dates are read in any form that
/// feeds write; those without a zone are meant in the newsroom's. An article that names no language has the
/// newsroom's, unless its script contradicts it. A value of another kind than text is told, and one without which
/// the article would be another or be published too early refuses it. What is mended is told in `warnings`, and an
/// article that cannot be read in `refusals`; the others are not harmed.
package struct ArticleFile {
    /// The articles that were read.
    package private(set) var articles: [Article] = []
    /// Why others were not.
    package private(set) var refusals: [ArticleFileError] = []
    /// What was mended, one sentence each.
    package private(set) var warnings: [String] = []

    private let file: String
    private let name: String
    private let form: HouseForm
    private let plain: PlainText
    private var items: Set<String> = []

    /// Reads a file; `name` is the id of an article that stands alone in it without one.
    package init(
        _ bytes: [UInt8],
        file: String,
        name: String,
        form: HouseForm,
        reading plain: PlainText
    ) throws(ArticleFileError) {
        self.file = file
        self.name = name
        self.form = form
        self.plain = plain
        if let fault = ArticleFileError(in: bytes, file: file) { throw fault }
        let document: JSONValue
        do {
            let (value, repairs) = try JSONReader.read(bytes)
            document = value
            warnings = repairs.map { "\(file): \($0)." }
        } catch {
            throw ArticleFileError(
                file: file,
                line: error.line,
                reason: "it is no JSON: \(error.reason)",
                remedy: "correct it there"
            )
        }
        let list = document["articles"] ?? document
        guard list.array != nil || list.members != nil else {
            throw ArticleFileError(
                file: file,
                line: nil,
                reason: "it holds no articles",
                remedy: "write an article as an object, or several in an array named “articles”"
            )
        }
        let values = list.array ?? [list]
        let defaults = ArticleDefaults(of: document)
        for (position, value) in values.enumerated() {
            add(value, number: values.count > 1 ? position + 1 : nil, defaults)
        }
    }

    private mutating func add(_ value: JSONValue, number: Int?, _ defaults: ArticleDefaults) {
        let place = number.map { "article \($0)" } ?? "the article"
        guard value.members != nil else {
            refuse(place, "is no object", "write it as one")
            return
        }
        var reader = ArticleObjectReader(value: value, defaults: defaults, form: form, plain: plain)
        let read = reader.article()
        warnings += reader.warnings.map { "\(file): \(place): \($0)." }
        guard var article = read else {
            refuse(place, reader.refusal?.reason ?? "cannot be read", reader.refusal?.remedy ?? "correct it")
            return
        }
        guard !article.headline.isEmpty || article.permalink != nil || !article.attachments.isEmpty else {
            refuse(place, "says nothing", "give it a title or a text")
            return
        }
        article.key.item = item(of: article, isAlone: number == nil, place)
        items.insert(article.key.item)
        articles.append(article)
    }

    private mutating func refuse(_ place: String, _ reason: String, _ remedy: String) {
        refusals.append(ArticleFileError(file: file, line: nil, reason: "\(place) \(reason)", remedy: remedy))
    }

    /// Settles the id: that of the object, else the file's name, else one made of address or headline.
    private mutating func item(of article: Article, isAlone: Bool, _ place: String) -> String {
        var item = article.key.item
        let address = article.permalink.flatMap { CanonicalURL(article: $0)?.value }
        if item.isEmpty {
            item =
                isAlone ? name : "\(name)#\(StableHash(of: [address ?? article.headline]).digits.prefix(16))"
        }
        guard items.contains(item) else { return item }
        let said = [address ?? "", article.headline, article.body?.value ?? "", article.summary?.value ?? ""]
        var unique = "\(item)#\(StableHash(of: [address ?? article.headline]).digits.prefix(16))"
        var turn = 0
        while items.contains(unique) {
            unique = "\(item)#\(StableHash(of: said + [String(turn)]).digits.prefix(16))"
            turn += 1
        }
        warnings.append(
            "\(file): \(place) has the id “\(item)” of an earlier one and is kept as “\(unique)”."
        )
        return unique
    }
}

/// What a document says for all its articles.
private struct ArticleDefaults {
    var language: String?
    var masthead: [Article.Role]

    init(of document: JSONValue) {
        // An article that stands alone has these as its own.
        let isList = document["articles"] != nil
        let places = isList ? [document, document["feed"] ?? .null] : []
        language = places.lazy.compactMap { $0["language"]?.filled }.first
        masthead = places.lazy.map { $0["masthead"].roles }.first { !$0.isEmpty } ?? []
    }
}

/// Reads one object.
private struct ArticleObjectReader {
    let value: JSONValue
    let defaults: ArticleDefaults
    let form: HouseForm
    let plain: PlainText
    var warnings: [String] = []
    var refusal: (reason: String, remedy: String)?

    init(value: JSONValue, defaults: ArticleDefaults, form: HouseForm, plain: PlainText) {
        self.value = value
        self.defaults = defaults
        self.form = form
        self.plain = plain
    }

    mutating func article() -> Article? {
        tellOtherKinds()
        let key = Article.Key(source: Article.Key.newsroom, item: value["id"]?.filled ?? "")
        var article = Article(key: key, headline: value["title"]?.filled ?? "")
        article.permalink = address("url")
        article.language = language()
        article.summary = text(html: ["summary_html"], plain: ["summary", "summary_text"], of: article)
        article.body = text(
            html: ["content_html", "body_html"],
            plain: ["content_text", "body_text", "body"],
            of: article
        )
        if article.headline.isEmpty {
            let line = (article.summary ?? article.body).map(plain.line) ?? ""
            article.headline = line.firstWords
        }
        takeUsualLanguage(for: &article)
        article.published = time("published")
        article.updated = time("updated")
        article.embargo = time("embargo")
        article.subtitle = value["subtitle"]?.filled
        article.section = value["section"]?.filled
        article.rights = value["rights"]?.filled
        article.correction = value["correction"]?.filled
        article.byline = value["authors"].list.compactMap { $0.person.flatMap { reachable($0) } }
        let roles = value["masthead"].roles
        article.masthead = (roles.isEmpty ? defaults.masthead : roles).map { role in
            var role = role
            role.email = mail(role.email, of: role.name)
            return role
        }
        article.categories = categories()
        article.attachments = attachments()
        if let source = value["source"] {
            let credit = Article.Credit(
                name: source.filled ?? source["name"]?.filled,
                url: source["url"]?.filled
            )
            article.credit = credit.name == nil && credit.url == nil ? nil : credit
        }
        return refusal == nil ? article : nil
    }

    /// Tells values that should be text and are none.
    private mutating func tellOtherKinds() {
        let needed = ["id", "title", "published", "updated", "embargo"] + Self.html + Self.plain
        for name in needed where value[name]?.isOtherThanText ?? false {
            refusal =
                refusal ?? ("has another kind of value than text as “\(name)”", "write it in quotation marks")
        }
        for member in value.members ?? [] where member.isUnknownEmbargo {
            let reason = "may be meant to be held back by “\(member.name)”, which is not read"
            refusal = refusal ?? (reason, "write the time as “embargo”")
        }
        for member in value.members ?? [] where !Self.names.contains(member.name) {
            guard let name = Self.names.first(where: { Spelling.isSlip(member.name, of: $0) }) else {
                continue
            }
            warnings.append("its “\(member.name)” is not read, and may be meant as “\(name)”")
        }
        for name in ["subtitle", "url", "language", "section", "rights", "correction"]
        where value[name]?.isOtherThanText ?? false {
            warnings.append("its \(name) is no text and was left out")
        }
        for name in ["authors", "categories", "keywords", "tags", "image", "enclosures", "attachments"]
        where value[name].list.contains(where: { $0.isOtherThanText && $0.members == nil }) {
            warnings.append("an element of its \(name) is neither text nor object and was left out")
        }
    }

    /// Gives an article without a language the newsroom's.
    private func takeUsualLanguage(for article: inout Article) {
        guard article.language == nil, form.language != nil else { return }
        let text = (article.body ?? article.summary).map { plain.lines(of: $0).joined(separator: " ") }
        guard let language = form.usualLanguage(of: "\(article.headline) \(text ?? "")") else { return }
        article.language = language
        article.summary?.language = language
        article.body?.language = language
    }

    private static let html = ["summary_html", "content_html", "body_html"]
    private static let plain = ["summary", "summary_text", "content_text", "body_text", "body"]
    /// The names that are read.
    private static let names =
        html + plain + [
            "id", "title", "subtitle", "url", "published", "updated", "embargo", "language", "section",
            "rights",
            "correction", "authors", "masthead", "categories", "keywords", "tags", "image", "enclosures",
            "attachments", "source",
        ]

    private mutating func address(_ name: String) -> String? {
        guard let address = value[name]?.filled else { return nil }
        if address.isWebAddress { return address }
        warnings.append("its \(name) “\(address.firstWords)” is no web address and was left out")
        return nil
    }

    /// A person without addresses that are none; nil where nothing is left to tell.
    private mutating func reachable(_ person: Person) -> Person? {
        var person = person
        person.email = mail(person.email, of: person.name)
        if let page = person.uri, !page.isAddress {
            warnings.append(
                "the address “\(page.firstWords)” of an author cannot be followed and was left out"
            )
            person.uri = nil
        }
        return person == Person() ? nil : person
    }

    private mutating func mail(_ written: String?, of name: String?) -> String? {
        guard let written, !NameRules.isMail(written) else { return written }
        let owner = name.map { " of “\($0.firstWords)”" } ?? ""
        warnings.append("the mail address “\(written.firstWords)”\(owner) is none and was left out")
        return nil
    }

    private mutating func language() -> String? {
        guard let written = value["language"]?.filled ?? defaults.language else { return nil }
        if let tag = LanguageTag(written) { return tag.text }
        warnings.append("its language “\(written.firstWords)” is no language code and was left out")
        return nil
    }

    private func text(html: [String], plain: [String], of article: Article) -> Text? {
        let names = html.map { ($0, Text.Kind.html) } + plain.map { ($0, Text.Kind.text) }
        for (name, kind) in names {
            let written = value[name]?.string ?? value[name]?.filled
            guard let text = written.flatMap({ Text($0, kind: kind).filled }) else { continue }
            let base = kind == .html ? article.permalink : nil
            return Text(text.value, kind: kind, language: article.language, base: base)
        }
        return nil
    }

    /// Reads a date; an article whose date is not understood is not told under another one.
    private mutating func time(_ name: String) -> Timestamp? {
        guard let written = value[name]?.filled else { return nil }
        guard let time = Timestamp(parsing: written) else {
            let reason = "has the unknown date “\(written.firstWords)” as “\(name)”"
            refusal = refusal ?? (reason, "write dates as in 2020-01-16T20:29:00+02:00")
            return nil
        }
        guard time.offset == nil, let (date, seconds) = time.wallClock else { return time }
        let local = TimeLine(date: date, seconds: seconds, nanoseconds: time.nanoseconds)
        return local.timestamp(in: form.timeZone)
    }

    private mutating func categories() -> [Category] {
        var seen: Set<String> = []
        let lists = ["categories", "keywords", "tags"].map { value[$0].list }
        return lists.joined().compactMap { element in
            let label = element["label"]?.filled
            guard let term = element.filled ?? element["term"]?.filled ?? label else { return nil }
            guard seen.insert(term).inserted else { return nil }
            return Category(term, scheme: scheme(of: element), label: label)
        }
    }

    /// The vocabulary of a category, by its name or address.
    private mutating func scheme(of category: JSONValue) -> String? {
        guard let scheme = category["scheme"]?.filled, scheme.contains(":"), !scheme.isAddress else {
            return category["scheme"]?.filled
        }
        warnings.append("the scheme “\(scheme.firstWords)” of a category is no address and was left out")
        return nil
    }

    private mutating func attachments() -> [Article.Attachment] {
        var attachments: [Article.Attachment] = []
        for element in ["image", "enclosures", "attachments"].flatMap({ value[$0].list }) {
            guard let url = element.filled ?? element["url"]?.filled else { continue }
            guard url.isWebAddress else {
                warnings.append(
                    "the address “\(url.firstWords)” of a file is no web address and was left out"
                )
                continue
            }
            let file = Enclosure(
                url,
                type: mediaType(of: element, at: url),
                length: length(of: element, at: url)
            )
            let caption = element["caption"]?.filled ?? element["title"]?.filled
            let attachment = Article.Attachment(file, caption: caption, credit: element["credit"]?.filled)
            guard let position = attachments.firstIndex(where: { $0.file.url == url }) else {
                attachments.append(attachment)
                continue
            }
            if !attachments[position].add(attachment) {
                warnings.append(
                    "of its file \(url.firstWords) two different things are told, and the first counts"
                )
            }
        }
        return attachments
    }

    private mutating func mediaType(of file: JSONValue, at url: String) -> String? {
        guard let type = file["type"]?.filled ?? file["mime_type"]?.filled else {
            return MediaType.known(for: url)
        }
        if NameRules.isMediaType(type) { return type }
        warnings.append(
            "“\(type.firstWords)”, told of its file \(url.firstWords), is no media type and was left out"
        )
        return MediaType.known(for: url)
    }

    private mutating func length(of file: JSONValue, at url: String) -> Int64? {
        guard let length = file["length"]?.filled ?? file["size_in_bytes"]?.filled else { return nil }
        if let bytes = Int64(length), bytes >= 0 { return bytes }
        warnings.append(
            "the length “\(length.firstWords)” of its file \(url.firstWords) is none and was left out"
        )
        return nil
    }
}

extension JSONValue {
    /// The text of a string or number, without space around it, when there is any.
    fileprivate var filled: String? {
        if case .number(let digits) = self { return digits }
        return string?.trimmed.nonEmpty
    }

    /// Whether it is anything but text, a number or a way to say that there is nothing.
    fileprivate var isOtherThanText: Bool {
        switch self {
        case .null, .number, .string, .bool(false): false
        case .bool, .array, .object: true
        }
    }

    fileprivate var person: Person? {
        let page = self["uri"]?.filled ?? self["url"]?.filled
        let isMail = page?.lowercased().hasPrefix("mailto:") ?? false
        let email = self["email"]?.filled ?? (isMail ? page.map { String($0.dropFirst(7)) } : nil)
        let person = Person(name: filled ?? self["name"]?.filled, email: email, uri: isMail ? nil : page)
        return person.name == nil && person.email == nil && person.uri == nil ? nil : person
    }
}

extension JSONValue.Member {
    /// Whether it speaks of an embargo under a name that is not read.
    fileprivate var isUnknownEmbargo: Bool {
        guard name != "embargo", name.lowercased().contains("embargo") else { return false }
        return value.isOtherThanText || value.filled != nil
    }
}

extension JSONValue? {
    /// The elements of an array, or one value as the only element; none for null.
    fileprivate var list: [JSONValue] {
        guard let self, self != .null else { return [] }
        return self.array ?? [self]
    }

    /// The roles of a masthead; a name such as `editor_in_chief` becomes `Editor in chief`.
    fileprivate var roles: [Article.Role] {
        guard let self else { return [] }
        let named = self["role"] == nil ? self.members ?? [] : []
        let titled = named.map { member in
            let words = member.name.replacing("_", with: " ")
            return (words.prefix(1).uppercased() + words.dropFirst(), member.value)
        }
        let listed = Self.some(self).list.compactMap { element in
            element["role"]?.filled.map { ($0, element) }
        }
        return (titled + listed).compactMap { title, holder in
            guard let name = holder.filled ?? holder["name"]?.filled else { return nil }
            return Article.Role(title: title, name: name, email: holder["email"]?.filled)
        }
    }
}
