/// The lines of standard input, without their line feeds, one at a time.
struct InputLines {
    private let input: StandardInput
    private var buffer: [UInt8] = []
    private var start = 0
    private var isAtEnd = false

    init() throws(FileError) { input = try StandardInput() }

    /// The next line; nil after the last.
    mutating func next() -> [UInt8]? {
        var searched = start
        while true {
            if let end = buffer[searched...].firstIndex(of: 0x0A) {
                defer { start = end + 1 }
                return Array(buffer[start..<end])
            }
            if isAtEnd {
                guard start < buffer.count else { return nil }
                defer { start = buffer.count }
                return Array(buffer[start...])
            }
            buffer.removeFirst(start)
            start = 0
            searched = buffer.count
            if let bytes = input.next() { buffer += bytes } else { isAtEnd = true }
        }
    }
}
