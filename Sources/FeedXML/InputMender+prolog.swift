// The DOCTYPE, of which nothing is believed.

extension InputMender {
    /// Leaves out a DOCTYPE; it holds no `<` before its own declarations.
    mutating func doctype(_ window: Window, _ index: inout Int) -> Bool {
        let start = index
        while index < window.count, section == .doctype {
            let byte = window[index]
            if byte == UInt8(ascii: "<") {
                section = .text
                break
            }
            index += 1
            if quote != 0 {
                if byte == quote { quote = 0 }
            } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
                quote = byte
            } else if byte == UInt8(ascii: "[") {
                section = .subset
            } else if byte == UInt8(ascii: ">") {
                section = .text
            }
        }
        change(window, from: start, upTo: index)
        return true
    }

    /// Leaves out a DOCTYPE's own declarations, up to their bracket.
    mutating func subset(_ window: Window, _ index: inout Int) -> Bool {
        let start = index
        index = window.position(of: UInt8(ascii: "]"), from: index, upTo: window.count)
        if index < window.count {
            index += 1
            section = .subsetEnd
        }
        change(window, from: start, upTo: index)
        return true
    }

    /// Leaves out the end of a DOCTYPE; a bracket that no `>` follows was another's.
    mutating func subsetEnd(_ window: Window, _ index: inout Int) -> Bool {
        let start = index
        while index < window.count, isWhiteSpace(window[index]) { index += 1 }
        if index < window.count {
            let isEnd = window[index] == UInt8(ascii: ">")
            section = isEnd ? .text : .subset
            if isEnd { index += 1 }
        }
        change(window, from: start, upTo: index)
        return true
    }
}
