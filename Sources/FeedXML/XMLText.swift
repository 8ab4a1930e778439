/// What XML 1.0 can carry of a text (Char, production 2).
struct XMLText {
    /// The text without the characters XML forbids.
    let value: String
    /// How many characters were dropped.
    let dropped: Int

    init(_ text: String) {
        if Self.isClean(text) {
            value = text
            dropped = 0
            return
        }
        var kept = String.UnicodeScalarView()
        var dropped = 0
        for scalar in text.unicodeScalars {
            if Self.allows(scalar) { kept.append(scalar) } else { dropped += 1 }
        }
        value = String(kept)
        self.dropped = dropped
    }

    private static func allows(_ scalar: UnicodeScalar) -> Bool {
        switch scalar.value {
        case 0x9, 0xA, 0xD: true
        case 0..<0x20, 0xFFFE, 0xFFFF: false
        default: true
        }
    }

    /// Whether no byte begins a forbidden character; U+FFFE and U+FFFF are EF BF BE and EF BF BF.
    private static func isClean(_ text: String) -> Bool {
        var text = text
        return text.withUTF8 { bytes in
            var suspects: UInt8 = 0
            for index in 0..<bytes.count {
                let byte = unsafe bytes[index]
                suspects |= (byte < 0x20 && byte != 0x0A && byte != 0x0D && byte != 0x09) ? 1 : 0
                suspects |= byte == 0xEF ? 2 : 0
            }
            if suspects & 1 != 0 { return false }
            if suspects == 0 { return true }
            var index = 0
            while index + 2 < bytes.count {
                if unsafe bytes[index] == 0xEF, unsafe bytes[index + 1] == 0xBF,
                    unsafe bytes[index + 2] >= 0xBE
                {
                    return false
                }
                index += 1
            }
            return true
        }
    }
}

extension XMLText {
    /// A text without what XML allows and validators of feeds and of HTML still warn of: DEL, the C1 controls,
    /// noncharacters, and the sign that stands for a lost character, for which a question mark is left.
    static func publishable(_ text: String) -> XMLText {
        var text = text
        if text.withUTF8({ unsafe isPlain($0) }) { return XMLText(value: text, dropped: 0) }
        let allowed = XMLText(text)
        var kept = String.UnicodeScalarView()
        var dropped = allowed.dropped
        for scalar in allowed.value.unicodeScalars {
            if scalar.value == 0xFFFD {
                kept.append("?")
                dropped += 1
            } else if 0x7F...0x9F ~= scalar.value || scalar.properties.isNoncharacterCodePoint {
                dropped += 1
            } else {
                kept.append(scalar)
            }
        }
        return XMLText(value: String(kept), dropped: dropped)
    }

    /// Whether no byte begins a character that would be dropped; a stretch of ASCII is seen at once.
    private static func isPlain(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        let ones: UInt64 = 0x0101_0101_0101_0101
        let highs: UInt64 = 0x8080_8080_8080_8080
        guard let start = bytes.baseAddress else { return true }
        func word(_ offset: Int) -> UInt64 {
            unsafe UnsafeRawPointer(start + offset).loadUnaligned(as: UInt64.self)
        }
        // The highest bit is set for a byte outside ASCII, one below a blank, and DEL.
        func suspects(_ word: UInt64) -> UInt64 { word | (word &- 0x20 &* ones) | (word &+ ones) }
        var index = 0
        while index < bytes.count {
            let end = min(bytes.count, index &+ 32)
            let found =
                end == index &+ 32
                ? suspects(word(index)) | suspects(word(index &+ 8)) | suspects(word(index &+ 16))
                    | suspects(word(index &+ 24)) : highs
            if found & highs == 0 {
                index = end
                continue
            }
            while index < end {
                if unsafe isDropped(bytes, at: index) { return false }
                index &+= 1
            }
        }
        return true
    }

    /// Whether a character that is dropped or replaced begins here.
    private static func isDropped(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
        let first = unsafe bytes[index]
        if 0x20..<0x7F ~= first || 0xC3..<0xEF ~= first { return false }
        func byte(_ offset: Int) -> UInt8 { unsafe index + offset < bytes.count ? bytes[index + offset] : 0 }
        return switch first {
        case 0x09, 0x0A, 0x0D: false
        case 0..<0x20, 0x7F: true
        case 0xC2: byte(1) < 0xA0
        case 0xEF: byte(1) == 0xB7 || byte(1) == 0xBF && byte(2) >= 0xBD
        case 0xF0...: byte(2) == 0xBF && byte(3) >= 0xBE
        default: false
        }
    }

    private init(value: String, dropped: Int) {
        self.value = value
        self.dropped = dropped
    }
}
