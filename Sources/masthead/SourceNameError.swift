/// Why no source could be found under a name that the command line gives.
struct SourceNameError: Error, CustomStringConvertible {
    let path: String
    let reason: String

    var description: String { "\(path): \(reason)" }
}
