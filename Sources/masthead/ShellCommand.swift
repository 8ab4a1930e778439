import Foundation
import Synchronization

/// A command of the newsroom's, run by a shell.
struct ShellCommand {
    private let line: String

    /// Takes the command as a shell reads it.
    init(_ line: String) { self.line = line }

    /// Why a command gave nothing.
    enum Failure: Error, CustomStringConvertible {
        case unstartable
        case failed(status: Int32)
        case killed
        case slow(Duration)
        case large(Int)
        case stopped

        var description: String {
            switch self {
            case .unstartable: "its command cannot be run"
            case .failed(let status): "its command ended with the status \(status)"
            case .killed: "its command was ended by a signal"
            case .slow(let limit): "its command did not end within \(Int(limit / .seconds(1))) s"
            case .large(let limit): "its command printed more than \(limit) bytes"
            case .stopped: "the run ended before its command did"
            }
        }
    }

    /// What it prints, where it ends well in time and prints no more than so many bytes; else it is killed.
    ///
    /// What it leaves running in the background may hold on to all that it has open. That it has ended is known by a
    /// mark, which a shell around it prints with its status.
    func output(most: Int, within limit: Duration, stoppingFor stop: StopSign) -> Result<String, Failure> {
        let mark = UUID().uuidString
        let process = Process()
        process.executableURL = URL(filePath: "/bin/sh")
        process.arguments = ["-c", "(eval \"$1\")\nprintf '\\n%s%d\\n' \"$2\" $?", "sh", line, mark]
        process.standardInput = FileHandle.nullDevice
        let pipe = Pipe()
        process.standardOutput = pipe
        let catcher = Catcher()
        pipe.fileHandleForReading.readabilityHandler = { handle in
            let piece = handle.availableData
            if piece.isEmpty { handle.readabilityHandler = nil }
            catcher.take(piece)
        }
        defer { pipe.fileHandleForReading.readabilityHandler = nil }
        guard (try? process.run()) != nil else { return .failure(.unstartable) }
        let start = ContinuousClock.now
        while true {
            let (caught, isComplete) = catcher.state
            let failure: Failure
            if caught.count > most + mark.utf8.count + 8 {
                failure = .large(most)
            } else if let end = End(in: caught, after: mark) {
                return end.status == 0 ? .success(end.output) : .failure(.failed(status: end.status))
            } else if isComplete {
                failure = .killed
            } else if stop.reason != nil {
                failure = .stopped
            } else if ContinuousClock.now - start >= limit {
                failure = .slow(limit)
            } else {
                Thread.sleep(forTimeInterval: 0.01)
                continue
            }
            end(process)
            return .failure(failure)
        }
    }

    /// What a command had printed when it ended, and how it did.
    private struct End {
        let output: String
        let status: Int32

        /// Looks for the mark; nil while it is not there.
        init?(in caught: Data, after mark: String) {
            let text = String(decoding: caught, as: UTF8.self)
            guard let place = text.firstRange(of: "\n\(mark)"),
                let lineEnd = text[place.upperBound...].firstIndex(of: "\n"),
                let status = Int32(text[place.upperBound..<lineEnd])
            else { return nil }
            output = String(text[..<place.lowerBound])
            self.status = status
        }
    }

    /// Kills a command with all that it has started.
    private func end(_ process: Process) {
        let number = process.processIdentifier
        kill(getpgid(number) == number ? -number : number, SIGKILL)
    }
}

/// Gathers what a command prints.
private final class Catcher: Sendable {
    private let caught = Mutex((bytes: Data(), isComplete: false))

    func take(_ piece: Data) {
        caught.withLock { caught in
            // Nothing is the end of it. What goes on beyond all bounds is not kept.
            if piece.isEmpty { caught.isComplete = true }
            if caught.bytes.count < 1 << 20 { caught.bytes += piece }
        }
    }

    /// What was caught so far, and whether that is all.
    var state: (Data, isComplete: Bool) { caught.withLock { ($0.bytes, $0.isComplete) } }
}
