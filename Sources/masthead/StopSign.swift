import Foundation
import Synchronization

/// Tells a run to fetch no more and to publish what is in: at its deadline, or once it was asked to end.
struct StopSign: Sendable {
    /// Why a run stops.
    enum Reason: Sendable, Hashable {
        /// Its time is up.
        case deadline
        /// The system or a person asked it to end; the number of the signal.
        case signal(Int32)
    }

    private let end: ContinuousClock.Instant?

    /// A sign that goes up after a time, or never by itself.
    init(after limit: Duration? = nil) { end = limit.map { .now + $0 } }

    /// Why the run should stop now; nil while it should not.
    var reason: Reason? {
        let signal = Self.received.load(ordering: .relaxed)
        if signal != 0 { return .signal(signal) }
        return end.map { .now >= $0 } == true ? .deadline : nil
    }

    /// How much time is left until the deadline; nil without one.
    var remaining: Duration? { end.map { max($0 - .now, .zero) } }

    private static let received = Atomic<Int32>(0)

    /// Has the first SIGTERM or SIGINT put the sign up; a second one ends the process as it would by itself.
    ///
    /// The handler does only what a handler may: it stores a number and puts the kernel's own handlers back.
    static func watchSignals() {
        var wanted = sigset_t()
        _ = unsafe sigemptyset(&wanted)
        for number in [SIGTERM, SIGINT] {
            _ = unsafe sigaddset(&wanted, number)
            _ = signal(number) { number in
                StopSign.received.store(number, ordering: .relaxed)
                for number in [SIGTERM, SIGINT] { _ = signal(number, SIG_DFL) }
            }
        }
        // Whoever started us may have had them blocked, which is inherited.
        _ = unsafe pthread_sigmask(SIG_UNBLOCK, &wanted, nil)
    }
}

extension StopSign.Reason: CustomStringConvertible {
    var description: String {
        switch self {
        case .deadline: "the run reached its deadline (--max-runtime)"
        case .signal(let number):
            "the run was asked to end (\(number == SIGINT ? "SIGINT" : "SIGTERM"))"
        }
    }
}
