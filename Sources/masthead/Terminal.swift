import Foundation

/// What the command says, and to whom.
enum Terminal {
    /// Whether a person reads standard output.
    static var isInteractive: Bool { isatty(STDOUT_FILENO) == 1 }

    /// Writes a line to standard output.
    static func say(_ line: String) { write(line, to: .standardOutput) }

    /// Writes a line to standard error.
    static func error(_ line: String) { write(line, to: .standardError) }

    /// Writes bytes and a line feed to standard output, at once.
    static func say(_ bytes: [UInt8]) {
        try? FileHandle.standardOutput.write(contentsOf: Data(bytes + [0x0A]))
    }

    private static func write(_ line: String, to handle: FileHandle) {
        try? handle.write(contentsOf: Data("\(printable(line))\n".utf8))
    }

    /// A text without the control characters by which a headline could command a terminal.
    private static func printable(_ text: String) -> String {
        String(
            String.UnicodeScalarView(
                text.unicodeScalars.map { scalar in
                    let isControl = scalar.value < 0x20 && scalar != "\n" && scalar != "\t"
                    return isControl || (0x7F...0x9F).contains(scalar.value) ? "\u{FFFD}" : scalar
                }
            )
        )
    }
}
