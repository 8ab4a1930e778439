import ArgumentParser
import Foundation

/// Prints the manual as a page for `man`.
struct ManualCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "manual",
        abstract: "Print the manual page, for “masthead manual | man -l -”."
    )

    func run() throws {
        let page = try ManualPage(Data(Masthead._dumpHelp().utf8), version: Masthead.version)
        try Terminal.say(page.text)
    }
}
