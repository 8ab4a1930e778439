import ArgumentParser
import Foundation

/// Makes a newsroom.
struct InitCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "init",
        abstract: "Make a newsroom: its folder, masthead.toml and an empty list of subscriptions."
    )

    @Argument(help: "The folder; it is made if it is not there.")
    var folder = "."

    @Option(help: "The newspaper's name.")
    var title = "My newsroom"

    @Option(help: "Its home page.")
    var link = "https://newsroom.example/"

    @Option(help: "The language of its articles, such as en or ar.")
    var language = "en"

    @Option(help: "The time zone of its articles' times.")
    var timeZone = "UTC"

    func run() throws {
        let files = FileManager.default
        let path = URL(filePath: folder).standardizedFileURL.path(percentEncoded: false)
        let root = path.hasSuffix("/") && path.count > 1 ? String(path.dropLast()) : path
        let configuration = root + "/masthead.toml"
        guard !files.fileExists(atPath: configuration) else { throw NewsroomError.exists(path: root) }
        let text = template
        _ = try Configuration(parsing: text, path: configuration)
        for name in ["articles", "sources", "public"] {
            try files.createDirectory(atPath: "\(root)/\(name)", withIntermediateDirectories: true)
        }
        let list = root + "/subscriptions.opml"
        if !files.fileExists(atPath: list) {
            try Data(SubscriptionList.empty.utf8).write(to: URL(filePath: list), options: .atomic)
        }
        try Data(text.utf8).write(to: URL(filePath: configuration), options: .atomic)
        try Terminal.say(
            "made a newsroom in \(root): put articles into articles/, then run “masthead update”"
        )
    }

    private var template: String {
        """
        [newsroom]
        \(line("title = \(quoted(title))", "name of the newspaper, author of its feeds"))
        \(line("link = \(quoted(link))", "home page"))
        \(line("description = \(quoted(title))", "one sentence for feed readers"))
        \(line("language = \(quoted(language))", "language of articles that name none"))
        \(line("time_zone = \(quoted(timeZone))", "zone of the times in articles/"))
        \(line("# copyright = \"© My newsroom\"", "goes into every feed"))
        # where the files of public/ are served; with it feeds say where they are
        # feed_base = "https://newsroom.example/feeds/"
        # permalink of articles without a URL line
        # article_url = "https://newsroom.example/{year}/{slug}"

        \(line("# [[masthead]]", "who answers for the newsroom; any number of them"))
        # role = "Editor in Chief"
        # name = "…"
        # email = "editor@newsroom.example"

        [[output]]
        \(line("name = \"articles\"", "files articles.rss.xml, articles.atom.xml, articles.json"))
        title = \(quoted(title))
        \(line("articles = \"own\"", "own: what stands in articles/; wire: what sources brought; all"))
        formats = ["rss", "atom", "json"]
        \(line("limit = 50", "newest stories kept in the feed"))

        [[output]]
        name = "wire"
        title = \(quoted(title + ": all sources"))
        articles = "all"
        formats = ["rss", "atom", "json"]
        limit = 100

        """
    }

    /// A line of the template; comments begin in one column where the line leaves room.
    private func line(_ setting: String, _ comment: String) -> String {
        setting + String(repeating: " ", count: max(1, 44 - setting.count)) + "# " + comment
    }

    /// A TOML basic string.
    private func quoted(_ text: String) -> String {
        let escaped = text.unicodeScalars.map { scalar in
            switch scalar {
            case "\"": "\\\""
            case "\\": "\\\\"
            case "\0"..<" ", "\u{7F}": "\\u" + String(scalar.value + 0x1_0000, radix: 16).dropFirst()
            default: String(scalar)
            }
        }
        return "\"\(escaped.joined())\""
    }
}
