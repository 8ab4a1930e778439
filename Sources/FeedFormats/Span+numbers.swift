extension UInt8 {
    /// Whether the byte is an ASCII digit.
    var isDigit: Bool { 48...57 ~= self }
    /// Whether the byte is an ASCII letter or part of a character outside ASCII.
    var isLetter: Bool { 97...122 ~= self | 0x20 || self >= 0x80 }
}

extension Span<UInt8> {
    /// The number at a position, and how many digits it has; the position moves past it.
    ///
    /// A number of more than 18 digits keeps its width and loses its value.
    func digits(from position: inout Int) -> (number: Int, width: Int) {
        let start = position
        var number = 0
        while position < count, self[position].isDigit {
            if position - start < 18 { number = number * 10 + Int(self[position] - 48) }
            position += 1
        }
        return (number, position - start)
    }

    /// The fraction of a second at a position in nanoseconds, 0 where there is none.
    func fraction(from position: inout Int) -> Int32 {
        guard position + 1 < count,
            self[position] == UInt8(ascii: ".") || self[position] == UInt8(ascii: ","),
            self[position + 1].isDigit
        else { return 0 }
        position += 1
        var nanoseconds: Int32 = 0
        var width = 0
        while position < count, self[position].isDigit {
            if width < 9 { nanoseconds = nanoseconds * 10 + Int32(self[position] - 48) }
            width += 1
            position += 1
        }
        for _ in min(width, 9)..<9 { nanoseconds *= 10 }
        return nanoseconds
    }

    /// The offset at a sign in minutes, or nil where the world has no such zone.
    func offset(from position: inout Int) -> Int? {
        let isWest = self[position] == UInt8(ascii: "-")
        position += 1
        var (number, width) = digits(from: &position)
        var minutes = 0
        let hasMinutes =
            position + 1 < count && self[position] == UInt8(ascii: ":") && self[position + 1].isDigit
        switch (width, hasMinutes) {
        case (1...3, true):
            position += 1
            minutes = digits(from: &position).number
        case (1...2, false): break
        case (3...4, _): (number, minutes) = (number / 100, number % 100)
        default: return nil
        }
        guard number <= 18, minutes < 60 else { return nil }
        return (number * 60 + minutes) * (isWest ? -1 : 1)
    }

    /// A stretch of the bytes as text; what is no UTF-8 is replaced.
    func string(_ range: Range<Int>) -> String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(range.count)
        for index in range { bytes.append(self[index]) }
        return String(decoding: bytes, as: UTF8.self)
    }
}
