import Foundation

/// The lines of standard input, without their line feeds, one at a time.
struct InputLines {
    private var buffer: [UInt8] = []
    private var start = 0
    private var isAtEnd = false

    /// The next line; nil after the last.
    mutating func next() -> [UInt8]? {
        var searched = start
        while true {
            if let end = buffer[searched...].firstIndex(of: 0x0A) {
                defer { start = end + 1 }
                return Array(buffer[start..<end])
            }
            searched = buffer.count
            if isAtEnd {
                guard start < buffer.count else { return nil }
                defer { start = buffer.count }
                return Array(buffer[start...])
            }
            if start > 0 {
                buffer.removeFirst(start)
                searched -= start
                start = 0
            }
            let data = FileHandle.standardInput.availableData
            isAtEnd = data.isEmpty
            buffer.append(contentsOf: data)
        }
    }
}
