import ArgumentParser
import Check
import FeedFormats
import FeedXML
import Foundation

/// Judges feeds of anyone.
struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Judge feeds: whether they are well-formed and valid, and what readers stumble over.",
        discussion: """
            Takes RSS, Atom and JSON Feed, OPML and sitemaps. Each finding tells its place, level, rule and \
            remedy. Needs no newsroom and no network.

            Exit code 1 when a document has an error, 0 when there are only warnings or nothing.
            """
    )

    @Argument(help: "Files, or - for standard input.")
    var files: [String]

    @Flag(help: "One JSON object a line for each file.")
    var json = false

    @Option(
        help: ArgumentHelp(
            "The address the feed is served at, which its self link should tell.",
            valueName: "address"
        )
    )
    var url: String?

    @Option(
        help: ArgumentHelp(
            "A RELAX NG schema the XML must fit too, up to 64 MB of it.",
            valueName: "file.rng"
        )
    )
    var schema: String?

    @Flag(help: "Tell files without findings too.")
    var verbose = false

    func run() throws {
        let schema = try schema.map { path throws(FileError) in
            do throws(SchemaError) {
                return try RelaxNG(at: path)
            } catch {
                throw FileError(path: path, reason: error.description)
            }
        }
        var errors = 0
        for file in files {
            do throws(FileError) {
                errors += try judge(file, schema)
            } catch {
                Terminal.error("masthead: \(error)")
                errors += 1
            }
        }
        if errors > 0 { throw Outcome.failure }
    }

    /// Judges a file, tells its findings, and returns how many errors there are.
    private func judge(_ file: String, _ schema: RelaxNG?) throws(FileError) -> Int {
        let check = Check(Rules(now: .now, location: url))
        var held: [UInt8] = []
        try Self.read(file) { bytes in
            check.read(bytes)
            if schema != nil, held.count <= RelaxNG.documentBytes { held += bytes }
        }
        check.finish()
        var findings = check.findings
        if let schema, check.kind != .json { findings += schema.findings(in: held) }
        let errors = check.errors + (findings.count - check.findings.count)
        if json {
            try tellJSON(file, check, findings, errors: errors)
            return errors
        }
        for finding in findings { try Terminal.say("\(file):\(finding)") }
        let more = check.errors + check.warnings - check.findings.count
        if more > 0 { try Terminal.say("\(file): and \(more) more findings") }
        if findings.isEmpty, verbose {
            try Terminal.say("\(file): nothing to find fault with in \(check.entries) entries")
        }
        return errors
    }

    /// Gives the bytes of a file or of standard input, piece by piece.
    private static func read(_ file: String, _ body: ([UInt8]) -> Void) throws(FileError) {
        let chunks = try DocumentChunks(file)
        while let bytes = try chunks.next() { body(bytes) }
    }

    private func tellJSON(
        _ file: String,
        _ check: Check,
        _ findings: [Finding],
        errors: Int
    ) throws(FileError) {
        var out = JSONWriter()
        out.startObject()
        out.string("file", file)
        out.string("kind", check.kind?.rawValue)
        out.number("entries", check.entries)
        out.number("errors", errors)
        out.number("warnings", check.warnings)
        out.startArray("findings")
        for finding in findings {
            out.startObject()
            out.string("level", finding.level.rawValue)
            out.string("rule", finding.rule)
            out.number("line", finding.line)
            out.number("column", finding.column)
            out.string("path", finding.path)
            out.string("text", finding.text)
            out.string("remedy", finding.remedy)
            out.endObject()
        }
        out.endArray()
        out.endObject()
        try Terminal.say(out.take())
    }
}

extension RelaxNG {
    /// What a document does not fit in the schema.
    fileprivate func findings(in document: [UInt8]) -> [Finding] {
        faults(in: document).map { fault in
            Finding(
                level: .error,
                rule: "schema",
                line: fault.line,
                column: nil,
                path: "",
                text: fault.reason,
                remedy: "see the schema"
            )
        }
    }
}
