import Check
import FeedFormats
import Fetch
import Foundation
import News
import Site
import Stories

/// What `masthead.toml` says.
struct Configuration {
    /// The text that was read.
    var text: String
    /// What feeds say of the newsroom.
    var newsroom: Newsroom
    /// The form of the newsroom's text files: its zone, language and masthead titles.
    var form: HouseForm
    /// How permalinks are made for articles that name none.
    var permalinks: PermalinkTemplate?
    /// Who mints published ids, and since when (RFC 4151).
    var mintingAuthority: String
    /// What is published.
    var outputs: [Output]
    /// The bounds of what is published.
    var gate: Gate
    /// The news sitemap, where one is wanted.
    var sitemap: NewsSitemapDetails?
    /// Whether a packed copy lies beside each published file.
    var isPacked: Bool
    /// How far apart in time two articles of one story may be.
    var windows: Windows
    /// Which sources stand for a story before others, by name or address.
    var sourceOrder: [String]
    /// Bytes that one source or one article file may have.
    var sourceBytes: Int
    /// Where the state of the newsroom is told to programs.
    var status: StatusSettings
    /// How long what sources brought is kept.
    var retention: RetentionSettings
    /// How sources are asked over the network.
    var fetch: FetchSettings

    /// Reads the file of a newsroom; everything that is wrong in it is told at once.
    init(of folder: NewsroomFolder) throws {
        let bytes: [UInt8]
        do {
            bytes = try RegularFile.bytes(at: folder.configuration)
        } catch {
            throw ConfigurationError(
                faults: [.init(line: 1, text: error.description)],
                path: folder.configuration
            )
        }
        guard let source = String(validating: bytes, as: UTF8.self) else {
            throw ConfigurationError(
                faults: [.init(line: 1, text: "the file is not UTF-8")],
                path: folder.configuration
            )
        }
        try self.init(parsing: source, path: folder.configuration)
    }

    /// Reads the text of a file; `path` names it in errors.
    init(parsing source: String, path: String) throws(ConfigurationError) {
        var reader = try ConfigurationReader(source, path: path)
        let newsroom = reader.table("newsroom")
        let title = newsroom.required("title")
        let link = newsroom.required("link", Self.webAddress)
        let zone = newsroom.required("time_zone") { name in
            TimeZone(identifier: name).map(Result.success)
                ?? .failure("“\(name)” is no time zone such as Africa/Cairo")
        }
        let language = newsroom.optional("language") { text in
            LanguageTag(text).map { .success($0.text) }
                ?? .failure("“\(text)” is no language code such as en or ar-EG")
        }
        let template = newsroom.optional("article_url") {
            (text) -> Result<PermalinkTemplate, ConfigurationReader.Fault> in
            do throws(PermalinkTemplate.Failure) {
                return .success(try PermalinkTemplate(text))
            } catch {
                return .failure(.init(error.reason))
            }
        }
        let tag = newsroom.optional("tag", Self.mintingAuthority)
        let description = newsroom.optional("description")
        let copyright = newsroom.optional("copyright")
        let feedBase = newsroom.optional("feed_base", Self.webAddress)
        let carriedBy = newsroom.optional("carried_by")
        let masthead = reader.tables("masthead").map { role in
            Article.Role(
                title: role.required("role") ?? "",
                name: role.required("name") ?? "",
                email: role.optional("email") { text in
                    NameRules.isMail(text)
                        ? .success(text) : .failure("“\(text)” is no mail address such as name@host")
                }
            )
        }
        let outputs = reader.tables("output").map { Output($0, language: language) }
        let gate = Gate(reader.table("gate"))
        let isPacked = reader.table("publishing").flag("gzip") ?? true
        let more = NewsroomDetails(newsroom)
        let sitemap = NewsSitemapDetails(reader.table("news_sitemap"), newsroom: title, language: language)
        let grouping = reader.table("grouping")
        let hours = grouping.integer("window_hours", in: 1...8760) ?? 72
        let textHours = grouping.integer("text_window_hours", in: 1...8760) ?? hours
        let eventHours = grouping.integer("event_window_hours", in: 1...8760) ?? hours
        let order = grouping.list("order") { .success($0) }
        let limits = reader.table("limits")
        let bytes = limits.integer("source_bytes", in: 1000...2_000_000_000) ?? 64_000_000
        let folder = URL(filePath: path).deletingLastPathComponent().path(percentEncoded: false)
        let status = StatusSettings(&reader, folder: folder)
        let retention = RetentionSettings(&reader)
        let fetch = FetchSettings(&reader, bytes: bytes, folder: folder)
        reader.checkNames(outputs.map(\.name))
        reader.require("output", "nothing would be published: add an [[output]] with a name and a title")
        try reader.finish()

        text = source
        var about = Newsroom(
            title: title ?? "",
            link: link ?? "",
            description: description ?? title ?? "",
            language: language,
            copyright: copyright,
            feedBase: feedBase,
            masthead: masthead
        )
        if let carriedBy { about.carriedBy = carriedBy.isEmpty ? nil : carriedBy }
        about.tag = tag ?? Self.defaultAuthority(link ?? "")
        more.add(to: &about)
        self.newsroom = about
        form = HouseForm(
            timeZone: zone ?? .gmt,
            language: language,
            titles: MastheadTitles(adding: masthead.map(\.title))
        )
        permalinks = template
        mintingAuthority = about.tag ?? ""
        self.outputs = outputs
        self.gate = gate
        self.isPacked = isPacked
        windows = Windows(text: Int64(textHours) * 3600, event: Int64(eventHours) * 3600)
        sourceOrder = order ?? []
        self.sitemap = sitemap
        sourceBytes = bytes
        self.status = status
        self.retention = retention
        self.fetch = fetch
    }

    static func webAddress(_ text: String) -> Result<String, ConfigurationReader.Fault> {
        CanonicalURL(article: text) == nil
            ? .failure("“\(text)” is no web address: write the whole of it, with https://") : .success(text)
    }

    /// A host and a date since which the newsroom holds it, such as `news.example,2026-11-19` (RFC 4151).
    private static func mintingAuthority(_ text: String) -> Result<String, ConfigurationReader.Fault> {
        let parts = text.split(separator: ",", omittingEmptySubsequences: false)
        // An escape is none of a name, but stands in the ids of newsrooms that have them from an earlier time.
        let isHost =
            parts[0].unicodeScalars.allSatisfy {
                $0.isASCII && ($0.properties.isAlphabetic || "0123456789-._@%".unicodeScalars.contains($0))
            } && !parts[0].isEmpty
        let date = parts.count == 2 ? parts[1].split(separator: "-", omittingEmptySubsequences: false) : []
        let isDate =
            (1...3).contains(date.count) && date[0].utf8.count == 4
            && date.dropFirst().allSatisfy { $0.utf8.count == 2 }
            && date.allSatisfy { $0.utf8.allSatisfy { $0 >= 0x30 && $0 <= 0x39 } }
        return isHost && isDate
            ? .success(text) : .failure("“\(text)” is not of the form host,date such as news.example,2026")
    }

    /// The home page's host, and the year in which published ids got their form.
    private static func defaultAuthority(_ link: String) -> String {
        let host = URL(string: link)?.host(percentEncoded: false) ?? "newsroom.invalid"
        // The authority of a tag is a name as the network knows it (RFC 4151, 2.1).
        let labels = host.lowercased().split(separator: ".", omittingEmptySubsequences: false)
        return labels.map(Punycode.encoded).joined(separator: ".") + ",2026"
    }
}
