import Fetch
import Foundation

/// Where a password or a token is kept; never in `masthead.toml` itself, and never printed.
enum Secret {
    case file(String)
    case environment(String)
    case command(String)

    /// What is wrong with the place, as far as it can be told before it is needed.
    var fault: String? {
        guard case .file(let path) = self else { return nil }
        guard let attributes = try? FileManager.default.attributesOfItem(atPath: path),
            let mode = attributes[.posixPermissions] as? Int
        else { return "there is no file \(path)" }
        // Others of the same machine could read it.
        return mode & 0o077 == 0 ? nil : "\(path) can be read by others: run chmod 600 \(path)"
    }

    /// The secret itself, its last line break left out.
    func text() throws(Mishap) -> String {
        let text: String?
        switch self {
        case .file(let path):
            if let fault { throw Mishap(.settings, "its secret is not used: \(fault)") }
            text = (try? RegularFile.bytes(at: path, limit: Self.most)).map {
                String(decoding: $0, as: UTF8.self)
            }
        case .environment(let name): text = ProcessInfo.processInfo.environment[name]
        case .command(let line): text = Self.output(of: line)
        }
        let secret = text?.trimmingCharacters(in: .newlines) ?? ""
        guard !secret.isEmpty, secret.unicodeScalars.allSatisfy({ $0.value >= 0x20 }) else {
            throw Mishap(.settings, "its secret (\(place)) is empty, has several lines or cannot be had")
        }
        return secret
    }

    private static let most = 10_000

    private var place: String {
        switch self {
        case .file(let path): path
        case .environment(let name): "the variable \(name)"
        case .command: "the output of its command"
        }
    }

    /// What a shell's command prints.
    private static func output(of line: String) -> String? {
        let process = Process()
        process.executableURL = URL(filePath: "/bin/sh")
        process.arguments = ["-c", line]
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardInput = FileHandle.nullDevice
        guard (try? process.run()) != nil else { return nil }
        let output = try? pipe.fileHandleForReading.read(upToCount: most)
        process.waitUntilExit()
        return process.terminationStatus == 0 ? output.map { String(decoding: $0, as: UTF8.self) } : nil
    }
}
