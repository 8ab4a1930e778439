/// The memory that the large answers under way may take together.
///
/// What an answer begins with has room in any case, so that those who send too much leave enough for the others.
final class Room {
    /// Bytes of an answer that are not counted.
    private static let small = 4_000_000
    private let limit: Int
    private var taken = 0

    /// Makes room for large answers: as much as `limit` bytes beyond the beginnings of all.
    init(limit: Int) { self.limit = limit }

    /// Lets an answer grow; false when there is no room for that.
    func grow(from count: Int, by more: Int) -> Bool {
        let needed = Self.counted(count + more) - Self.counted(count)
        guard needed <= limit - taken else { return false }
        taken += needed
        return true
    }

    /// Gives back what an answer of so many bytes took.
    func leave(_ count: Int) { taken -= Self.counted(count) }

    private static func counted(_ count: Int) -> Int { max(0, count - small) }
}
