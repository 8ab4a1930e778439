// Comments, CDATA sections and instructions, and those of them that nothing ends.

extension InputMender {
    /// What begins and ends with marks, and holds anything but its end.
    enum Marked: Int, CaseIterable {
        case comment
        case section
        case instruction

        /// How many bytes the mark has that begins it.
        var opening: Int {
            switch self {
            case .comment: 4
            case .section: 9
            case .instruction: 2
            }
        }

        /// The mark that ends it.
        var closing: StaticString {
            switch self {
            case .comment: "-->"
            case .section: "]]>"
            case .instruction: "?>"
            }
        }

        /// Whether the mark that ends it stands behind a position.
        func ends(_ bytes: [UInt8], from position: Int) -> Bool {
            unsafe bytes.withUnsafeBufferPointer { buffer in
                guard let start = buffer.baseAddress else { return false }
                let window = unsafe Window(
                    start: start,
                    count: buffer.count,
                    isLast: false,
                    hasReturns: false
                )
                return window.position(of: closing, from: position) < window.count
            }
        }

        /// How the rest is walked over when it is not waited for.
        fileprivate var rest: Section {
            switch self {
            case .comment: .comment
            case .section: .cdata
            case .instruction: .instruction
            }
        }
    }

    /// Walks over what begins at a position; false when its end must come first.
    mutating func open(_ kind: Marked, _ window: Window, _ index: inout Int) -> Bool {
        let start = index + kind.opening
        // What was waited for is the first to begin in its window.
        let isOverlong = isOverlong
        self.isOverlong = false
        if ends[kind.rawValue] < start {
            ends[kind.rawValue] = window.position(of: kind.closing, from: start)
        }
        let end = ends[kind.rawValue]
        if end < window.count {
            if kind == .section {
                keepSection(window, &index, upTo: end)
            } else {
                index = end + kind.closing.utf8CodeUnitCount
            }
        } else if isOverlong {
            section = kind.rest
            if kind == .section { change(window, from: index, upTo: start) }
            index = start
        } else if window.isLast {
            if kind == .section {
                let next = nextSection(window, from: start, upTo: window.count) ?? window.count
                keepUnclosed(window, &index, upTo: ownEnd(window, from: start, upTo: next) ?? next)
            } else {
                note(kind == .comment ? .unclosedComment : .unclosedInstruction)
                leaveOut(window, &index, from: start)
            }
        } else {
            awaited = kind
            return false
        }
        return true
    }

    /// Walks over what is at hand of something that began before.
    mutating func walk(_ kind: Marked, _ window: Window, _ index: inout Int) -> Bool {
        guard skip(window, &index, kind.closing) else { return index == window.count }
        section = .text
        return true
    }

    /// Moves behind a mark, or to where it may begin when it does not stand in the window; whether it does.
    func skip(_ window: Window, _ index: inout Int, _ mark: StaticString) -> Bool {
        let length = mark.utf8CodeUnitCount
        let start = index
        index = window.position(of: mark, from: index)
        guard index == window.count else {
            index += length
            return true
        }
        if !window.isLast { index = max(start, index - length + 1) }
        return false
    }

    /// Leaves out what nothing ends, up to the next tag.
    private mutating func leaveOut(_ window: Window, _ index: inout Int, from start: Int) {
        let tag = window.position(of: UInt8(ascii: "<"), from: start, upTo: window.count)
        // What ends it may be misspelt.
        let end = window.position(of: UInt8(ascii: ">"), from: start, upTo: tag)
        change(window, from: index, upTo: min(end + 1, tag))
        index = copied
    }

    // MARK: CDATA

    /// Keeps a CDATA section that ends at a position, unless that is the end of another one.
    private mutating func keepSection(_ window: Window, _ index: inout Int, upTo end: Int) {
        let start = index + Marked.section.opening
        if nextSection(window, from: start, upTo: end) != nil,
            let close = ownEnd(window, from: start, upTo: end),
            nextSection(window, from: close, upTo: end) != nil
        {
            return keepUnclosed(window, &index, upTo: close)
        }
        change(window, from: index, upTo: start)
        index = end + 3
        keep(section: start..<end, of: window, upTo: index)
    }

    /// Keeps the text of a CDATA section that nothing ends.
    private mutating func keepUnclosed(_ window: Window, _ index: inout Int, upTo end: Int) {
        note(.unclosedSection)
        let start = index + Marked.section.opening
        change(window, from: index, upTo: start)
        index = end
        keep(section: start..<textEnd(window, from: start, upTo: end), of: window, upTo: end)
    }

    /// Where a CDATA section begins between two positions.
    private func nextSection(_ window: Window, from start: Int, upTo end: Int) -> Int? {
        // The last byte of its mark is the rarest.
        var index = window.position(of: UInt8(ascii: "["), from: start + 8, upTo: end)
        while index < end {
            if window.starts("<![CDATA[", at: index - 8) { return index - 8 }
            index = window.position(of: UInt8(ascii: "["), from: index + 1, upTo: end)
        }
        return nil
    }

    /// Where the innermost element seems to end between two positions.
    private func ownEnd(_ window: Window, from start: Int, upTo end: Int) -> Int? {
        let name = elements.innermost
        var index = window.position(of: UInt8(ascii: "<"), from: start, upTo: end)
        while index < end {
            if isEndTag(window, at: index, of: name) { return index }
            index = window.position(of: UInt8(ascii: "<"), from: index + 1, upTo: end)
        }
        return nil
    }

    private func isEndTag(_ window: Window, at index: Int, of name: [UInt8]) -> Bool {
        guard window.starts("</", at: index), index + 2 + name.count < window.count,
            isNameEnd(window[index + 2 + name.count])
        else { return false }
        return name.indices.allSatisfy { window[index + 2 + $0] | 0x20 == name[$0] | 0x20 }
    }

    /// Where the text of a CDATA section ends whose end is misspelt: `]]&gt;`, `]>`, `]]`.
    private func textEnd(_ window: Window, from start: Int, upTo end: Int) -> Int {
        var index = end
        if index > start, window[index - 1] == UInt8(ascii: ">") {
            index -= 1
        } else if index - start >= 4, window.starts("&gt;", at: index - 4) {
            index -= 4
        }
        while index > start, isWhiteSpace(window[index - 1]) { index -= 1 }
        guard index > start, window[index - 1] == UInt8(ascii: "]") else { return end }
        while index > start, window[index - 1] == UInt8(ascii: "]") { index -= 1 }
        return index
    }
}
