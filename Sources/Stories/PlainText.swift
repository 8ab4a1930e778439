/// Text without markup: a stand-in until News brings its own.
enum PlainText {
    static func strip(_ text: String) -> String {
        let bytes = text.utf8
        guard bytes.contains(where: { $0 == 0x3C || $0 == 0x26 }) else { return text }
        var plain: [UInt8] = []
        plain.reserveCapacity(bytes.count)
        let all = Array(bytes)
        var index = 0
        while index < all.count {
            let byte = all[index]
            if byte == 0x3C, index + 1 < all.count, all[index + 1] == 0x2F || all[index + 1] | 0x20 >= 0x61 {
                while index < all.count, all[index] != 0x3E { index += 1 }
                index += 1
                plain.append(0x20)
            } else if byte == 0x26, let end = all[index...].prefix(12).firstIndex(of: 0x3B) {
                let name = String(decoding: all[(index + 1)..<end], as: UTF8.self)
                plain.append(contentsOf: entity(name).utf8)
                index = end + 1
            } else {
                plain.append(byte)
                index += 1
            }
        }
        return String(decoding: plain, as: UTF8.self)
    }

    private static func entity(_ name: String) -> String {
        if name.hasPrefix("#x") || name.hasPrefix("#X") {
            return UInt32(name.dropFirst(2), radix: 16).flatMap(Unicode.Scalar.init).map(String.init) ?? " "
        }
        if name.hasPrefix("#") {
            return UInt32(name.dropFirst()).flatMap(Unicode.Scalar.init).map(String.init) ?? " "
        }
        switch name {
        case "amp": return "&"
        case "lt": return "<"
        case "gt": return ">"
        case "quot": return "\""
        case "apos", "rsquo", "lsquo": return "'"
        default: return " "
        }
    }
}
