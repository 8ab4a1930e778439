/// Finds the pairs of articles worth judging.
///
/// Two articles are worth it when they share two clues, or the address, or all of their text. Of the many
/// articles that share a common clue only the latest are looked at, so that the work grows with the articles and
/// not with their square: a text that hundreds carry is found by the last of them.
struct Pairs {
    private let desk: Desk
    private let clues: Clues
    private let window: Int64

    /// A pair that looks alike, and what the rules say of it.
    struct Found {
        let earlier: Int
        let later: Int
        let verdict: Verdict
    }

    /// How many earlier articles may share a clue before it is too common to look at all of them.
    private static let common = 40
    /// How many of the latest are looked at instead.
    private static let latest = 6

    /// Prepares to find pairs among articles that lie in the order of time.
    ///
    /// Only pairs with a new article are found.
    init(_ desk: Desk, window: Int64, isNew: [Bool]) {
        self.desk = desk
        self.window = window
        clues = Clues(desk, isNew: isNew)
    }

    /// Calls a function with every pair worth judging, the earlier article first.
    func visit(_ body: (_ earlier: Int, _ later: Int) -> Void) {
        var found: [Int] = []
        var shared = [UInt8](repeating: 0, count: desk.prints.count)
        for article in desk.prints.indices {
            let print = desk.prints[article]
            let reach = print.stage.isNotice ? max(window, Windows.notice) : window
            for place in clues.places(of: article) {
                // One address is one article, whenever it comes again.
                let since = clues.isAddress(place) ? .min : print.published.map { $0 - reach } ?? .min
                let far = clues.article(Self.common, before: place)
                let limit = far.map { isSince(since, $0) } == true ? Self.latest : Self.common
                for step in 1...limit {
                    guard let earlier = clues.article(step, before: place), isSince(since, earlier) else {
                        break
                    }
                    if shared[earlier] == 0 { found.append(earlier) }
                    shared[earlier] = clues.isEnough(place) ? 2 : min(shared[earlier] + 1, 2)
                }
            }
            found.sort()
            for earlier in found {
                if shared[earlier] == 2 { body(earlier, article) }
                shared[earlier] = 0
            }
            found.removeAll(keepingCapacity: true)
        }
    }

    private func isSince(_ since: Int64, _ article: Int) -> Bool {
        (desk.prints[article].published ?? .max) >= since
    }
}
