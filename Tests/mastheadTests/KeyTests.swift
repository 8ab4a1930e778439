import Foundation
import Testing

@Suite("What is documented")
struct KeyTests {
    /// A name that no known one is near to, so that all known ones are told.
    private let odd = String(repeating: "z", count: 40)

    @Test("every key of masthead.toml is on the newsroom's page")
    func keys() throws {
        let newsroom = try TemporaryNewsroom()
        let text = try newsroom.text("masthead.toml")
        let page = try String(
            contentsOf: Checkout.root.appending(path: "Sources/masthead/Docs.docc/Newsroom.md"),
            encoding: .utf8
        )
        func known(_ addition: String) throws -> [Substring] {
            try newsroom.write("\(text)\n\(addition)\n", to: "masthead.toml")
            let errors = try newsroom.command.run("config", "check").errors
            let lists = errors.split(separator: "\n").compactMap {
                $0.split(separator: "known are ").dropFirst().first
            }
            return lists.first?.split(separator: ", ") ?? []
        }
        let tables = try known("[\(odd)]")
        #expect(tables.count >= 8)
        for table in tables {
            // The page is long: it is not told with the fault.
            let isTold = page.contains("[\(table)]")
            #expect(isTold, "the table \(table)")
            let isWritten = text.contains("\n[\(table)]\n")
            let isList = text.contains("[[\(table)]]") || table == "source"
            let addition = "\(odd) = 1"
            let keys =
                isWritten
                ? try keys(of: String(table), in: text, addition, newsroom)
                : try known(isList ? "[[\(table)]]\n\(addition)" : "[\(table)]\n\(addition)")
            #expect(!keys.isEmpty, "the keys of \(table)")
            let missing = keys.filter { !page.contains("`\($0)`") }
            #expect(missing.isEmpty, "keys of \(table)")
        }
    }

    private func keys(
        of table: String,
        in text: String,
        _ addition: String,
        _ newsroom: TemporaryNewsroom
    ) throws -> [Substring] {
        try newsroom.write(
            text.replacing("\n[\(table)]\n", with: "\n[\(table)]\n\(addition)\n"),
            to: "masthead.toml"
        )
        let errors = try newsroom.command.run("config", "check").errors
        return errors.split(separator: "known are ").dropFirst().first?
            .split(separator: "\n").first?.split(separator: ", ") ?? []
    }

    @Test("every verb is in the manual, with the exit codes")
    func manual() throws {
        let newsroom = try TemporaryNewsroom()
        let page = try newsroom.command.run("manual").output
        let help = try newsroom.command.run("--help").output
        let verbs = help.split(separator: "SUBCOMMANDS:").last?.split(separator: "\n").compactMap { line in
            line.hasPrefix("  ") && !line.hasPrefix("   ") ? line.split(separator: " ").first : nil
        }
        for verb in try #require(verbs) where verb != "help" && verb != "See" {
            #expect(page.contains("masthead \(verb)"), "\(verb)")
        }
        for code in ["0", "1", "2", "3", "4", "75"] { #expect(page.contains(".TP\n\(code)\n"), "\(code)") }
        #expect(try newsroom.command.run("--generate-completion-script", "bash").output.contains("complete"))
    }
}
