// Tags: their names, their attributes, and where they end.

extension InputMender {
    /// Reads the name of a tag, and leaves out an end tag that closes nothing; one that closes an element further
    /// out closes all in it.
    mutating func openTag(_ window: Window, _ index: inout Int, isEnd: Bool) -> Bool {
        let start = index + (isEnd ? 2 : 1)
        var end = start
        while end < window.count, end - start < Self.longestName, !isNameEnd(window[end]) { end += 1 }
        if end == window.count, !window.isLast { return false }
        let name = unsafe UnsafeBufferPointer(start: window.start + start, count: end - start)
        // `<desk@wire.example>` and `<https://wire.example>` are written in texts.
        if !isEnd, isInRoot, unsafe name.last == UInt8(ascii: ":") || name.contains(UInt8(ascii: "@")) {
            takeSign(window, &index)
            return true
        }
        let number = unsafe OpenElements.number(of: name)
        if isEnd {
            switch elements.inside(number) {
            case .some(0): break
            case .some(let count):
                copy(window, upTo: index)
                for _ in 0..<count { endInnermost() }
            case nil where elements.isEmpty: break
            case nil where unsafe isFresh && elements.mayEndMisspelt(as: number) && isOfFeeds(name): break
            case nil where unsafe elements.isSlip(name): break
            case nil:
                let next = window.position(of: UInt8(ascii: "<"), from: end, upTo: window.count)
                let close = window.position(of: UInt8(ascii: ">"), from: end, upTo: next)
                if close == window.count, !window.isLast, close - end < Self.longestName { return false }
                note(.strayEndTag)
                change(window, from: index, upTo: min(close + 1, next))
                index = copied
                return true
            }
            elements.end()
        } else {
            if elements.startsAnew(number) {
                copy(window, upTo: index)
                endInnermost()
            }
            unsafe elements.begin(number, name)
        }
        isInRoot = true
        isStart = !isEnd
        isFresh = isStart
        isBare = false
        section = .tag
        met = 0
        quote = 0
        last = 0
        index = end
        return true
    }

    /// Whether an end tag may be one of the innermost element's kind: `</o:p>` is of a word processor's.
    private func isOfFeeds(_ name: UnsafeBufferPointer<UInt8>) -> Bool {
        let colon = UInt8(ascii: ":")
        return unsafe !name.contains(colon) || elements.innermost.contains(colon)
    }

    /// Ends the innermost element, whose end tag is missing.
    private mutating func endInnermost() {
        note(.unclosedElement)
        output.append("</")
        unsafe elements.innermost.withUnsafeBufferPointer {
            if let start = $0.baseAddress { unsafe output.append(start, count: $0.count) }
        }
        output.append(">")
        elements.end()
    }

    func isNameEnd(_ byte: UInt8) -> Bool {
        isWhiteSpace(byte) || byte == UInt8(ascii: ">") || byte == UInt8(ascii: "/")
            || byte == UInt8(ascii: "<")
    }

    /// A name that is longer is looked at no further.
    private static let longestName = 256

    /// Ends a tag at its `>`, or where another begins.
    private mutating func endTag(_ window: Window, _ index: inout Int) {
        section = .text
        guard window[index] == UInt8(ascii: ">") else { return }
        index += 1
        guard isStart, last == UInt8(ascii: "/") else { return }
        elements.end()
        isFresh = false
    }

    /// Walks over a tag, after its name.
    mutating func tag(_ window: Window, _ index: inout Int) -> Bool {
        while index < window.count {
            if quote == 0 {
                let byte = window[index]
                if byte == UInt8(ascii: ">") || byte == UInt8(ascii: "<") {
                    if isBare { giveValue(window, before: index) }
                    endTag(window, &index)
                    return true
                }
                if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
                    quote = byte
                } else if last == UInt8(ascii: "="), !isWhiteSpace(byte) {
                    if !quoteValue(window, &index) { return false }
                    continue
                } else if byte == UInt8(ascii: "/"), isStart {
                    if isBare { giveValue(window, before: index) }
                    guard let isEnd = isCutEnd(window, at: index) else { return false }
                    if isEnd {
                        endCutTag(window, &index)
                        return true
                    }
                } else if last == UInt8(ascii: "\""), isNameStart(byte) {
                    note(.looseAttributes)
                    change(window, from: index, upTo: index)
                    output.append(" ")
                    isBare = isStart
                } else if byte == UInt8(ascii: "=") {
                    isBare = false
                } else if isWhiteSpace(last), isStart, isNameStart(byte) {
                    if isBare { giveValue(window, before: index) }
                    isBare = true
                }
                if !isWhiteSpace(byte) || last != UInt8(ascii: "=") { last = byte }
                index += 1
                continue
            }
            // No value holds a `<`, which bounds the search for its end.
            let bound = window.position(of: UInt8(ascii: "<"), from: index, upTo: window.count)
            let end = window.position(of: quote, from: index, upTo: bound)
            if !mend(window, &index, upTo: end) { return false }
            if end == window.count { return true }
            if end == bound {
                guard let isText = isInValue(window, at: bound) else { return false }
                if isText {
                    takeSign(window, &index)
                    continue
                }
                quote = 0
                section = .text
                return true
            }
            quote = 0
            last = UInt8(ascii: "\"")
            index += 1
            met += 1
            if met == attributes {
                section = .excess
                return true
            }
        }
        return true
    }

    /// Gives an empty value to the attribute before a position, which has none, as HTML's `controls`.
    private mutating func giveValue(_ window: Window, before index: Int) {
        note(.looseAttributes)
        change(window, from: index, upTo: index)
        output.append("=\"\" ")
        isBare = false
        met += 1
    }

    /// Whether a slash ends its tag though no `>` follows it, but white space and the next tag; nil where more bytes
    /// must tell.
    private func isCutEnd(_ window: Window, at slash: Int) -> Bool? {
        var index = slash + 1
        while index < window.count, isWhiteSpace(window[index]), index - slash < Self.longestName {
            index += 1
        }
        if index == window.count { return window.isLast ? false : nil }
        return window[index] == UInt8(ascii: "<")
    }

    /// Ends an element without content behind its slash.
    private mutating func endCutTag(_ window: Window, _ index: inout Int) {
        note(.unclosedTag)
        index += 1
        copy(window, upTo: index)
        output.append(">")
        elements.end()
        isFresh = false
        section = .text
    }

    /// Puts quotation marks around a value that has none, or only one at its end.
    private mutating func quoteValue(_ window: Window, _ index: inout Int) -> Bool {
        var end = index
        while end < window.count, end - index < Self.longestValue, !isValueEnd(window, end) { end += 1 }
        if end + 1 >= window.count, !window.isLast { return false }
        note(.looseAttributes)
        change(window, from: index, upTo: index)
        output.append("\"")
        // More than the value is at hand, so that no reference in it must wait.
        _ = mend(window, &index, upTo: end)
        copy(window, upTo: end)
        output.append("\"")
        if isLoneQuote(window, end) {
            copied += 1
            end += 1
        }
        index = end
        last = UInt8(ascii: "\"")
        met += 1
        return true
    }

    private static let longestValue = 4096

    /// Whether a value without quotation marks ends here: at white space, a mark, or the end of the tag.
    private func isValueEnd(_ window: Window, _ index: Int) -> Bool {
        switch window[index] {
        case UInt8(ascii: ">"), UInt8(ascii: "<"), UInt8(ascii: "\""), UInt8(ascii: "'"): true
        case UInt8(ascii: "/"): index + 1 < window.count && window[index + 1] == UInt8(ascii: ">")
        case let byte: isWhiteSpace(byte)
        }
    }

    /// Whether a quotation mark stands where no value can begin.
    private func isLoneQuote(_ window: Window, _ index: Int) -> Bool {
        guard index + 1 < window.count,
            window[index] == UInt8(ascii: "\"") || window[index] == UInt8(ascii: "'")
        else { return false }
        return isWhiteSpace(window[index + 1]) || window[index + 1] == UInt8(ascii: ">")
            || window[index + 1] == UInt8(ascii: "/")
    }

    /// Whether a less-than sign in a value is text, since the value ends before any tag does; nil where more bytes
    /// must tell.
    private func isInValue(_ window: Window, at position: Int) -> Bool? {
        let bound = min(window.count, position + Self.longestValue)
        let end = window.position(of: quote, from: position, upTo: bound)
        if window.position(of: UInt8(ascii: ">"), from: position, upTo: end) < end { return false }
        if end < bound { return true }
        return bound < window.count || window.isLast ? false : nil
    }

    /// Leaves out attributes, up to the end of their tag.
    mutating func excess(_ window: Window, _ index: inout Int) -> Bool {
        while index < window.count {
            let byte = window[index]
            if byte == UInt8(ascii: "<") || quote == 0 && byte == UInt8(ascii: ">") {
                endTag(window, &index)
                return true
            }
            if quote == 0 { last = byte }
            if quote != 0 || !isWhiteSpace(byte) && byte != UInt8(ascii: "/") {
                note(.limit("\(attributes) attributes of one element"))
                change(window, from: index, upTo: index + 1)
            }
            if byte == quote {
                quote = 0
            } else if quote == 0, byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
                quote = byte
            }
            index += 1
        }
        return true
    }
}
