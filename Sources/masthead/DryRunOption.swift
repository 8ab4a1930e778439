import ArgumentParser

/// Whether a command only tells what it would do.
struct DryRunOption: ParsableArguments {
    @Flag(help: "Write nothing, ask nobody over the network, and tell what would be done.")
    var dryRun = false
}
