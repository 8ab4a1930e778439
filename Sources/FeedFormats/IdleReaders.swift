internal import FeedXML
import Synchronization

/// Readers that are not at work: to make one costs more than to read a small feed.
enum IdleReaders {
    /// What only the list holds, until somebody takes it out.
    private struct Idle: @unchecked Sendable {
        let reader: XMLReader
    }

    private static let readers = Mutex<[Idle]>([])

    /// As many as work at one time on a machine of some cores.
    private static let most = 8

    /// A reader that nobody else uses, if there is one.
    static func take() -> XMLReader? { readers.withLock { $0.popLast() }?.reader }

    /// Keeps a reader that its user is done with.
    static func give(_ reader: XMLReader) {
        reader.rest()
        let idle = Idle(reader: reader)
        readers.withLock { if $0.count < most { $0.append(idle) } }
    }
}
