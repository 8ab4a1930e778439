import Archive
import ArgumentParser

/// Checks what a newsroom keeps and publishes.
struct VerifyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Check the archive's integrity, and what is published against it.",
        discussion: """
            Reads all of the archive, makes every output anew beside the published ones and compares them. \
            Nothing is changed, and no lock is taken. Exits with 1 when anything is found.
            """
    )

    @OptionGroup var newsroom: NewsroomOption

    @Flag(name: .shortAndLong, help: "Tell problems only.")
    var quiet = false

    func run() throws {
        let folder = try newsroom.folder()
        _ = try Configuration(of: folder)
        var findings = try Archive.faults(of: folder.archive)
        if findings.isEmpty { findings = try unpublished(folder) }
        for finding in findings { Terminal.error("masthead: \(finding)") }
        if !findings.isEmpty { throw Outcome.failure }
        if Terminal.isInteractive, !quiet {
            try Terminal.say("the archive is sound, and what is published is what it gives")
        }
    }

    /// The files that a run would write if it published now.
    private func unpublished(_ folder: NewsroomFolder) throws -> [String] {
        let scratch = try Scratch(of: folder)
        defer { withExtendedLifetime(scratch) {} }
        let run = try Run(in: scratch.folder)
        try run.publish()
        return run.report.written.sorted().map {
            "\($0) is not what the archive gives: run “masthead publish”"
        }
    }
}
