import ArgumentParser

/// The command `masthead`.
@main
struct Masthead: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "masthead", abstract: "A newsroom's feed desk: every story once, nothing lost, nothing wrong.")
}
