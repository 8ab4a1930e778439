import ArgumentParser
import FeedFormats
import Foundation

/// Copies a newsroom to a safe place.
struct BackupCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup",
        abstract: "Copy the newsroom to a new folder, also while a run is at work, and check the copy.",
        discussion: """
            The copy holds the archive, articles/, sources/, masthead.toml and subscriptions.opml, and a list \
            of them with checksums. It is a newsroom itself; “masthead restore” checks it and makes a new one. \
            What is published is made anew from the archive. Secrets in files of their own are not copied, \
            nor folders that links in articles/ lead to, which import leaves alone. Exits with 3 when a file \
            could not be copied because nothing is found by its name.
            """
    )

    @OptionGroup var newsroom: NewsroomOption

    @Argument(help: "The folder of the copy; nothing may be there.")
    var folder: String

    @Flag(name: .shortAndLong, help: "Tell problems only.")
    var quiet = false

    func run() throws {
        let path = URL(filePath: folder).standardizedFileURL.path(percentEncoded: false)
        let backup = try Backup(of: newsroom.folder(), at: path, made: Date(Timestamp.now))
        for problem in backup.problems { Terminal.error("masthead: \(problem)") }
        if Terminal.isInteractive, !quiet {
            let bytes = backup.manifest.files.map(\.bytes).reduce(0, +)
            try Terminal.say("copied \(backup.manifest.files.count) files, \(bytes) bytes, to \(path)")
        }
        if !backup.problems.isEmpty { throw Outcome.partial }
    }
}

/// Makes a newsroom of a backup.
struct RestoreCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "restore",
        abstract: "Check a backup, and make a newsroom of it in a new folder.",
        discussion:
            "Run “masthead update” in the new newsroom: it publishes the same files under the same ids."
    )

    @Argument(help: "The folder of the backup.")
    var backup: String

    @Argument(help: "The folder of the new newsroom; nothing may be there.")
    var folder: String

    @Flag(name: .shortAndLong, help: "Tell problems only.")
    var quiet = false

    func run() throws {
        let paths = [backup, folder].map { URL(filePath: $0).standardizedFileURL.path(percentEncoded: false) }
        try Backup(at: paths[0]).restore(to: paths[1])
        guard Terminal.isInteractive, !quiet else { return }
        try Terminal.say("made a newsroom in \(paths[1]): run “masthead update --newsroom \(paths[1])”")
    }
}
