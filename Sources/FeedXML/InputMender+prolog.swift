// What is no element and no text: comments, instructions and DOCTYPEs.

extension InputMender {
    /// Walks over a comment, or as much of it as is at hand.
    ///
    /// Where none of the rest of the document ends it, only its text before the next tag is left out.
    mutating func openComment(_ window: Window, _ index: inout Int) {
        let start = index
        if !isWithoutCommentEnds, skip(window, &index, from: start + 4, "-->") { return }
        if !window.isLast {
            section = .comment
            return keepComment(window, from: start, upTo: index)
        }
        note(.unclosedComment)
        isWithoutCommentEnds = true
        let tag = window.position(of: UInt8(ascii: "<"), from: start + 4, upTo: window.count)
        // What ends it may be misspelt.
        let end = window.position(of: UInt8(ascii: ">"), from: start + 4, upTo: tag)
        index = min(end + 1, tag)
        change(window, from: start, upTo: index)
    }

    /// Walks over what is at hand of a comment that began before.
    mutating func comment(_ window: Window, _ index: inout Int) -> Bool {
        let start = index
        if skip(window, &index, from: start, "-->") {
            copyComment()
            section = .text
            return true
        }
        if !keptComment.isEmpty { keepComment(window, from: start, upTo: index) }
        return index == window.count
    }

    /// Keeps a stretch of a comment back.
    private mutating func keepComment(_ window: Window, from start: Int, upTo end: Int) {
        if keptComment.count + end - start > Self.longestComment { return copyComment() }
        unsafe keptComment.append(
            contentsOf: UnsafeBufferPointer(start: window.start + start, count: end - start)
        )
        change(window, from: start, upTo: end)
    }

    /// Appends what was kept back of a comment, which stands before all of the window.
    mutating func copyComment() {
        output.append(keptComment)
        keptComment = []
    }

    mutating func instruction(_ window: Window, _ index: inout Int) -> Bool {
        if skip(window, &index, from: index, "?>") {
            section = .text
            return true
        }
        return index == window.count
    }

    /// Moves behind a mark, or to where it may begin when it does not stand in the window; whether it does.
    private func skip(_ window: Window, _ index: inout Int, from start: Int, _ mark: StaticString) -> Bool {
        let first = unsafe mark.utf8Start.pointee
        index = window.position(of: first, from: start, upTo: window.count)
        while index < window.count {
            if window.starts(mark, at: index) {
                index += mark.utf8CodeUnitCount
                return true
            }
            if !window.isLast, window.count - index < mark.utf8CodeUnitCount { break }
            index = window.position(of: first, from: index + 1, upTo: window.count)
        }
        return false
    }

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
