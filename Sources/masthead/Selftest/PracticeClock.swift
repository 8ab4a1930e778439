import FeedFormats
import Fetch

/// A clock that moves when somebody turns it or waits by it, and chance that is the same every time.
final class PracticeClock {
    /// The present moment; it begins on a Tuesday, at an hour of no importance.
    private(set) var now = Timestamp(seconds: 1_795_519_380)
    /// How long anyone waited by it, in all.
    private(set) var waited = Duration.zero
    private var seed: UInt64 = 54

    /// Lets time pass.
    func turn(by time: Duration) { now.seconds += Int64(time / .seconds(1)) }

    /// The world with this clock in it.
    ///
    /// A run is told that a person watches when it may begin at once; it shows nothing all the same.
    var surroundings: Surroundings {
        var surroundings = Surroundings(isWatched: false)
        surroundings.now = { self.now }
        surroundings.elapsed = { self.waited }
        surroundings.sleep = { time in
            self.waited += time
            self.turn(by: time)
        }
        surroundings.random = { self.draw() }
        return surroundings
    }

    /// The next number of the generator SplitMix64.
    private func draw() -> UInt64 {
        seed &+= 0x9E37_79B9_7F4A_7C15
        var number = seed
        number = (number ^ number >> 30) &* 0xBF58_476D_1CE4_E5B9
        number = (number ^ number >> 27) &* 0x94D0_49BB_1331_11EB
        return number ^ number >> 31
    }
}
