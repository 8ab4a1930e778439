package import FeedFormats
import Foundation

/// What a run takes from the world around it: the clocks, chance, and who is watching.
///
/// Tests bring their own, so that days pass without anyone waiting for them.
package struct Surroundings {
    /// The present moment, which may jump when somebody sets the clock.
    package var now: () -> Timestamp
    /// How much time has passed since some moment; it never goes back.
    package var elapsed: () -> Duration
    /// Waits.
    package var sleep: (Duration) -> Void
    /// A random number.
    package var random: () -> UInt64
    /// Whether a person watches standard error.
    package var isWatched: Bool
    /// Whether the run should come to its end: a signal came, or its time is up.
    package var shouldStop: () -> Bool

    /// The world as it is.
    package init(isWatched: Bool = isatty(STDERR_FILENO) == 1, shouldStop: @escaping () -> Bool = { false }) {
        let start = ContinuousClock.now
        now = { Timestamp(seconds: Int64(Date().timeIntervalSince1970.rounded(.down))) }
        elapsed = { ContinuousClock.now - start }
        sleep = { Thread.sleep(forTimeInterval: $0 / .seconds(1)) }
        random = { UInt64.random(in: .min ... .max) }
        self.isWatched = isWatched
        self.shouldStop = shouldStop
    }
}

extension Surroundings {
    /// A random number below a bound; 0 where the bound is none.
    package func number(below bound: Int64) -> Int64 {
        bound > 0 ? Int64(random() % UInt64(bound)) : 0
    }

    /// The elements in random order.
    package func shuffled<Element>(_ elements: [Element]) -> [Element] {
        // By hand, because the library's own asks again and again until it likes a number.
        var elements = elements
        for last in elements.indices.dropFirst().reversed() {
            elements.swapAt(last, Int(number(below: Int64(last) + 1)))
        }
        return elements
    }

    /// Waits, and wakes early when the run should end.
    package func pause(_ duration: Duration) {
        var rest = duration
        while rest > .zero, !shouldStop() {
            let slice = min(rest, .seconds(1))
            sleep(slice)
            rest -= slice
        }
    }
}
