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

    /// What may keep the secret from being had when it is needed.
    var warning: String? {
        guard case .environment(let name) = self, ProcessInfo.processInfo.environment[name] == nil else {
            return nil
        }
        return "the variable \(name) of “secret_env” is not set here; set it where runs are started"
    }

    /// The secret itself, its last line break left out; a command is not waited for when the run should end.
    func text(stoppingFor stop: StopSign) throws(Mishap) -> String {
        let text: String?
        switch self {
        case .file(let path):
            if let fault { throw Mishap(.settings, "its secret is not used: \(fault)") }
            text = (try? RegularFile.bytes(at: path, limit: Self.most)).map {
                String(decoding: $0, as: UTF8.self)
            }
        case .environment(let name): text = ProcessInfo.processInfo.environment[name]
        case .command(let line):
            switch ShellCommand(line).output(most: Self.most, within: Self.patience, stoppingFor: stop) {
            case .success(let output): text = output
            case .failure(let failure): throw Mishap(.settings, "its secret is not known: \(failure)")
            }
        }
        let secret = text?.trimmingCharacters(in: .newlines) ?? ""
        guard !secret.isEmpty, secret.unicodeScalars.allSatisfy({ $0.value >= 0x20 }) else {
            throw Mishap(.settings, "its secret (\(place)) is empty, has several lines or cannot be had")
        }
        return secret
    }

    private static let most = 10_000
    /// How long a command may take: a vault over the network needs seconds, one that waits for a person for ever.
    private static let patience = Duration.seconds(20)

    private var place: String {
        switch self {
        case .file(let path): path
        case .environment(let name): "the variable \(name)"
        case .command: "the output of its command"
        }
    }
}
