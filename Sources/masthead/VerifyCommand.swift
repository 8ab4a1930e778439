import Archive
import ArgumentParser
import Fetch
import Gzip
import Site

/// Checks what a newsroom keeps and publishes.
struct VerifyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Check the archive's integrity, and what is published against it.",
        discussion: """
            Reads all of the archive, makes every output anew beside the published ones and compares them, and \
            unpacks every packed copy. Nothing is changed, and no lock is taken. Exits with 1 when anything is found.
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

    /// The files that a run would write if it published now, and the packed copies that are not those of their files.
    private func unpublished(_ folder: NewsroomFolder) throws -> [String] {
        let scratch = try Scratch(of: folder)
        defer { withExtendedLifetime(scratch) {} }
        let run = try Run(in: scratch.folder)
        let last = try run.archive.edition(as: PublishedSet.self)
        try run.publish()
        let written = run.report.written.sorted()
        let packed = (last?.files.keys.filter { $0.hasSuffix(".gz") } ?? []).sorted()
        return written.map { "\($0) is not what the archive gives: run “masthead publish”" }
            + packed.filter { !written.contains("public/\($0.dropLast(3))") }.compactMap {
                fault(of: $0, in: folder)
            }
    }

    /// Why a packed copy cannot be given to readers instead of its file; nil when it can.
    private func fault(of name: String, in folder: NewsroomFolder) -> String? {
        guard let file = try? RegularFile.bytes(at: "\(folder.published)/\(name.dropLast(3))") else {
            return nil
        }
        guard let packed = try? RegularFile.bytes(at: "\(folder.published)/\(name)") else {
            return "public/\(name) is missing, or cannot be read: run “masthead publish”"
        }
        if (try? Gzip.unpacked(packed, limit: file.count)) == file { return nil }
        return
            "public/\(name) does not hold what public/\(name.dropLast(3)) does: remove it and run “masthead publish”"
    }
}
