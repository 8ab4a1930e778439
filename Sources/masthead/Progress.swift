import Foundation

/// How far a round is, on standard error where a person watches.
final class Progress {
    private let total: Int
    private let isShown: Bool
    private var done = 0

    init(of total: Int, isShown: Bool) {
        self.total = total
        self.isShown = isShown && isatty(STDERR_FILENO) == 1
        show()
    }

    func step() {
        done += 1
        show()
    }

    /// Takes the bar away.
    func end() {
        if isShown { write("\r\u{1B}[K") }
    }

    private func show() {
        guard isShown, total > 0 else { return }
        let width = 30
        let full = min(done, total) * width / total
        let bar = String(repeating: "#", count: full) + String(repeating: "·", count: width - full)
        write("\rasking sources [\(bar)] \(done) of \(total)")
    }

    private func write(_ text: String) { try? FileHandle.standardError.write(contentsOf: Data(text.utf8)) }
}
