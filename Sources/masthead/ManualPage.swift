import Foundation

/// A page for `man`, made of what the argument parser tells of the command (man(7)).
struct ManualPage {
    /// A verb as the argument parser describes it.
    private struct Verb: Decodable {
        let commandName: String
        let abstract: String?
        let discussion: String?
        let subcommands: [Verb]?
        let arguments: [Argument]?
    }

    private struct Argument: Decodable {
        struct Name: Decodable {
            let kind: String
            let name: String
        }

        let kind: String
        let shouldDisplay: Bool
        let isOptional: Bool
        let names: [Name]?
        let valueName: String?
        let defaultValue: String?
        let abstract: String?
    }

    private struct Help: Decodable {
        let command: Verb
    }

    /// The page.
    let text: String

    /// Makes the page of the description that the argument parser dumps as JSON.
    init(_ dump: Data, version: String) throws {
        let masthead = try JSONDecoder().decode(Help.self, from: dump).command
        var lines = [
            ".TH MASTHEAD 1 \"\" \"masthead \(version)\" \"User Commands\"", ".SH NAME",
            "masthead \\- \(Self.escaped(masthead.abstract ?? ""))", ".SH SYNOPSIS", ".B masthead",
            "[\\fB\\-\\-newsroom\\fR \\fIdir\\fR] \\fIverb\\fR [\\fIoptions\\fR]", ".SH DESCRIPTION",
        ]
        lines += Self.paragraphs(masthead.discussion ?? "") + [".SH VERBS"]
        for verb in masthead.subcommands ?? [] where verb.commandName != "help" {
            lines += Self.lines(of: verb, after: "masthead")
        }
        text = (lines + [Self.rest]).joined(separator: "\n")
    }

    private static func lines(of verb: Verb, after words: String) -> [String] {
        let name = "\(words) \(verb.commandName)"
        var lines = [".SS \(escaped(name))"]
        lines += paragraphs(verb.abstract ?? "") + paragraphs(verb.discussion ?? "")
        for argument in verb.arguments ?? [] where argument.shouldDisplay {
            // Every verb has these two.
            if ["help", "version"].contains(argument.valueName) { continue }
            let standard = argument.defaultValue.map { " (default: \($0))" } ?? ""
            lines += [".TP", label(argument), escaped((argument.abstract ?? "") + standard)]
        }
        return lines + (verb.subcommands ?? []).flatMap { self.lines(of: $0, after: name) }
    }

    private static func label(_ argument: Argument) -> String {
        let value = "\\fI\(escaped(argument.valueName ?? ""))\\fR"
        guard argument.kind != "positional" else { return argument.isOptional ? "[\(value)]" : value }
        let names = (argument.names ?? []).map { name in
            "\\fB\(escaped((name.kind == "short" ? "-" : "--") + name.name))\\fR"
        }
        return names.joined(separator: ", ") + (argument.kind == "option" ? " \(value)" : "")
    }

    private static func paragraphs(_ text: String) -> [String] {
        text.split(separator: "\n\n").flatMap { paragraph in
            // What is indented is an example, and keeps its lines.
            paragraph.hasPrefix(" ")
                ? [".PP", ".nf", escaped(String(paragraph)), ".fi"] : [".PP", escaped(String(paragraph))]
        }
    }

    /// Text that man(7) prints as it is.
    private static func escaped(_ text: String) -> String {
        text.replacing("\\", with: "\\e").replacing("-", with: "\\-").split(
            separator: "\n",
            omittingEmptySubsequences: false
        )
        .map { $0.hasPrefix(".") || $0.hasPrefix("'") ? "\\&\($0)" : String($0) }
        .joined(separator: "\n")
    }

    /// What no verb tells.
    private static let rest = """
        .SH EXIT STATUS
        .TP
        0
        Done, also when nothing was to do.
        .TP
        1
        Failure: what was published before is unchanged. For \\fBcheck\\fR and \\fBverify\\fR, something was found.
        .TP
        2
        The command line or the configuration is wrong; every fault is told with its line.
        .TP
        3
        Partly done: some inputs failed, or the run was ended early by \\fB\\-\\-max\\-runtime\\fR, SIGTERM or SIGINT; \\
        the rest is published. With \\fB\\-\\-partial\\-ok\\fR it is 0.
        .TP
        4
        The publish gate withheld the outputs; what was published before stands.
        .TP
        75
        Another run is at work.
        .TP
        128+\\fIn\\fR
        Ended by signal \\fIn\\fR.
        .PP
        When several apply, the first of 2, 75, 1, 4, 3 is told.
        .SH FILES
        In the newsroom's folder:
        .TP
        masthead.toml
        The configuration.
        .TP
        subscriptions.opml
        Which feeds are read.
        .TP
        articles/, sources/
        The newsroom's own articles, and feeds that are files.
        .TP
        public/
        What is published.
        .TP
        archive.sqlite
        The archive, with its \\-wal and \\-shm files while a run is at work.
        .TP
        masthead.lock
        Locked while a run is at work; tells its process and since when.
        .TP
        masthead.lull
        That the next update has nothing to do, until when, and what that rests on.
        .TP
        status.json
        How the last run ended and how each source stands.
        .SH ENVIRONMENT
        .TP
        MASTHEAD_NEWSROOM
        The newsroom's folder, where \\fB\\-\\-newsroom\\fR does not name it.
        .TP
        TMPDIR
        Where dry runs and \\fBverify\\fR put their copies; /tmp unless set.
        .SH SEE ALSO
        .BR crontab (5),
        .BR systemd.timer (5)
        """
}
