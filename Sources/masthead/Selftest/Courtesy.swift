/// One thing that a publisher may expect of a reader, and the rehearsal that shows whether we do it.
struct Courtesy: Sendable {
    /// Its number among the checks of polite fetching, from 1.
    let number: Int
    /// What is true.
    let title: String
    /// Plays it through, and throws a `Breach` where it is not true.
    let rehearse: @Sendable (Rehearsal) throws -> Void

    init(_ number: Int, _ title: String, _ rehearse: @escaping @Sendable (Rehearsal) throws -> Void) {
        self.number = number
        self.title = title
        self.rehearse = rehearse
    }

    /// All of them, by number.
    static let all: [Courtesy] = (recognising + timing + redirects + failures + requests).sorted {
        $0.number < $1.number
    }

    /// How a rehearsal went.
    enum Verdict: Equatable {
        case kept
        case broken(String)
        /// It could not be played; why.
        case notRun(String)
    }

    /// Plays it with a server and a newsroom of its own.
    func verdict() -> Verdict {
        do {
            let rehearsal = try Rehearsal()
            defer { rehearsal.end() }
            try rehearse(rehearsal)
            return .kept
        } catch let breach as Breach {
            return .broken(breach.description)
        } catch {
            return .notRun("\(error)")
        }
    }
}

/// What a reader did that it should not have done, or the other way round.
struct Breach: Error, CustomStringConvertible {
    let description: String
}

/// Throws a `Breach` where something is not as expected.
func expect(_ isTrue: Bool, _ otherwise: @autoclosure () -> String) throws {
    if !isTrue { throw Breach(description: otherwise()) }
}

/// Throws a `Breach` where two values differ.
func expect<Value: Equatable>(_ value: Value, is wanted: Value, _ what: String) throws {
    try expect(value == wanted, "\(what): \(value) instead of \(wanted)")
}
