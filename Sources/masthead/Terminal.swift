import Foundation

/// What the command says, and to whom.
enum Terminal {
    /// Whether a person reads standard output.
    static var isInteractive: Bool { isatty(STDOUT_FILENO) == 1 }

    /// Writes a line to standard output.
    static func say(_ line: String) throws(FileError) { try say(Array(printable(line).utf8)) }

    /// Writes bytes and a line feed to standard output, at once; an answer that is lost is a failure.
    static func say(_ bytes: [UInt8]) throws(FileError) { try write(bytes + [0x0A]) }

    /// Writes bytes to standard output.
    static func write(_ bytes: [UInt8]) throws(FileError) {
        do {
            try FileHandle.standardOutput.write(contentsOf: Data(bytes))
        } catch {
            throw FileError(
                path: "standard output",
                reason: "it cannot be written: \(error.localizedDescription)"
            )
        }
    }

    /// Writes a line to standard error; where that is closed, nobody listens.
    static func error(_ line: String) {
        try? FileHandle.standardError.write(contentsOf: Data("\(printable(line))\n".utf8))
    }

    /// A text without the control characters by which a headline could command a terminal or turn what follows it.
    private static func printable(_ text: String) -> String {
        String(
            String.UnicodeScalarView(
                text.unicodeScalars.map { scalar in
                    let isControl = scalar.value < 0x20 && scalar != "\n" && scalar != "\t"
                    let isOverride = (0x202D...0x202E).contains(scalar.value)
                    return isControl || isOverride || (0x7F...0x9F).contains(scalar.value)
                        ? "\u{FFFD}" : scalar
                }
            )
        )
    }
}
