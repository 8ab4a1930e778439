/// Which articles have which number: two flat rows, sorted once.
struct Postings {
    private let rows: [UInt64]

    /// Makes postings from numbers, each over an article.
    init(_ rows: [UInt64]) { self.rows = rows.sorted() }

    /// Where the articles with a number lie, in the order of time.
    func articles(with number: UInt32) -> Range<Int> {
        let start = position(of: UInt64(number) << 32)
        var end = start
        while end < rows.count, rows[end] >> 32 == UInt64(number) { end += 1 }
        return start..<end
    }

    /// The article at a position.
    func article(at position: Int) -> Int32 { Int32(truncatingIfNeeded: rows[position]) }

    private func position(of row: UInt64) -> Int {
        var low = 0
        var high = rows.count
        while low < high {
            let middle = (low + high) / 2
            if rows[middle] < row { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
