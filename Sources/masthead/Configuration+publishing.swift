import Check
import FeedFormats
import Foundation
import News
import Site
import Stories

extension Output {
    /// Reads an `[[output]]`; `language` is that of articles which name none.
    init(_ table: ConfigurationReader.Table, language: String?) {
        let name = table.required("name") { name in
            let isPlain = name.utf8.allSatisfy { byte in
                byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A || byte >= 0x30 && byte <= 0x39 || byte == 0x2D
                    || byte == 0x5F
            }
            return isPlain && !name.isEmpty && name.utf8.count <= 64
                ? .success(name) : .failure("“\(name)” is no file name of letters, digits, - and _")
        }
        self.init(
            name: name ?? "",
            title: table.required("title") ?? "",
            selection: table.word("articles") ?? .all,
            formats: table.words("formats") ?? [.rss, .atom, .json],
            limit: table.integer("limit", in: 1...1_000_000) ?? 50
        )
        description = table.optional("description")
        wanted.section = table.optional("section")
        wanted.author = table.optional("author")
        wanted.language = table.optional("language") { text in
            LanguageTag(text).map { .success($0.text.lowercased()) }
                ?? .failure("“\(text)” is no language code such as en or ar-EG")
        }
        extent = table.word("text") ?? .full
        wanted.includesCopies = table.word("duplicates") == Output.Duplicates.link
        let copies = wanted.includesCopies
        history =
            table.optional("history") { text in
                // Places on archive pages are given to stories.
                guard text != History.archived.rawValue || !copies else {
                    return .failure("an output that links duplicates can have no archive pages")
                }
                return ConfigurationReader.Table.read(text)
            } ?? .none
        each = table.word("each")
        hasPage = table.flag("page") ?? true
        wanted.includesUnspoken = wanted.language.map { isSpoken($0, by: language) } ?? false
    }
}

/// Whether a language is that of the newsroom, or the newsroom's is one of its kinds.
private func isSpoken(_ wanted: String, by newsroom: String?) -> Bool {
    guard let newsroom = newsroom?.lowercased() else { return false }
    return newsroom == wanted || newsroom.hasPrefix(wanted + "-")
}

extension Gate {
    /// Reads `[gate]`.
    init(_ table: ConfigurationReader.Table) {
        self.init()
        bytes = table.integer("bytes", in: 1000...1_000_000_000_000) ?? bytes
        drop = table.integer("drop", in: 0...100) ?? drop
        surge = table.integer("surge", in: 0...1_000_000) ?? surge
        share = table.integer("share", in: 1...100) ?? share
        if let schemes = table.list("schemes", { .success($0.lowercased()) }) { links.schemes = Set(schemes) }
        links.hosts = table.list("hosts", Self.host).map { Set($0) }
    }

    /// A host name such as `desk.example`.
    private static func host(_ text: String) -> Result<String, ConfigurationReader.Fault> {
        let labels = text.split(separator: ".", omittingEmptySubsequences: false)
        let isName = labels.allSatisfy { label in
            !label.isEmpty && label.allSatisfy { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" }
        }
        if isName { return .success(text.lowercased()) }
        let host = URL(string: text)?.host(percentEncoded: false)
        return .failure(
            "“\(text)” is no host name: write “\(host ?? "desk.example")” alone, which includes its subdomains"
        )
    }
}

/// What `[news_sitemap]` says; nil where there is no such table.
struct NewsSitemapDetails {
    private let publication: String
    private let language: String

    init?(_ table: ConfigurationReader.Table, newsroom title: String?, language: String?) {
        let publication = table.optional("publication")
        let own = table.optional("language") { text in
            LanguageTag(text).map { .success($0.text) }
                ?? .failure("“\(text)” is no language code such as en")
        }
        guard table.content != nil else { return nil }
        self.publication = publication ?? title ?? ""
        self.language = own ?? language ?? "en"
    }

    func sitemap(at now: Timestamp) -> NewsSitemap {
        NewsSitemap(publication: publication, language: language, now: now)
    }
}

/// What `[newsroom]` says for validators, readers and hubs.
struct NewsroomDetails {
    private let mastheadPage: String?
    private let correctionsPage: String?
    private let license: String?
    private let hubs: [String]?
    private let icon: String?
    private let logo: String?

    init(_ table: ConfigurationReader.Table) {
        mastheadPage = table.optional("masthead_url", Configuration.webAddress)
        correctionsPage = table.optional("corrections_url", Configuration.webAddress)
        license = table.optional("license", Configuration.webAddress)
        hubs = table.list("hubs", Configuration.webAddress)
        icon = table.optional("icon", Configuration.webAddress)
        logo = table.optional("logo", Configuration.webAddress)
    }

    func add(to newsroom: inout Newsroom) {
        newsroom.mastheadPage = mastheadPage
        newsroom.correctionsPage = correctionsPage
        newsroom.license = license
        newsroom.hubs = hubs ?? []
        newsroom.icon = icon
        newsroom.logo = logo
    }
}

extension ConfigurationReader.Table {
    /// One of the words of a list, where there is one.
    func word<Word: RawRepresentable & CaseIterable & SendableMetatype>(_ key: String) -> Word?
    where Word.RawValue == String {
        optional(key, Self.read)
    }

    /// Some of the words of a list, where there are any.
    func words<Word: RawRepresentable & CaseIterable & SendableMetatype>(_ key: String) -> [Word]?
    where Word.RawValue == String {
        list(key, Self.read)
    }

    fileprivate static func read<Word: RawRepresentable & CaseIterable & SendableMetatype>(
        _ text: String
    ) -> Result<Word, ConfigurationReader.Fault> where Word.RawValue == String {
        Word(rawValue: text).map(Result.success)
            ?? .failure("“\(text)” is none of \(Word.allCases.map(\.rawValue).joined(separator: ", "))")
    }
}
