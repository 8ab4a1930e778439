/// Host names outside ASCII as the network knows them (RFC 3492, RFC 5891).
package enum Punycode {
    /// An address whose host is in ASCII; other addresses stay as they are.
    static func withASCIIHost(_ address: String) -> String {
        guard address.utf8.contains(where: { $0 >= 0x80 }),
            let start = address.firstRange(of: "://")?.upperBound
        else {
            return address
        }
        let authority = address[start...].prefix { $0 != "/" && $0 != "?" && $0 != "#" }
        let first = authority.lastIndex(of: "@").map(address.index(after:)) ?? start
        let host = authority[first...].prefix { $0 != ":" }
        guard host.utf8.contains(where: { $0 >= 0x80 }) else { return address }
        let labels = host.split(separator: ".", omittingEmptySubsequences: false).map { encoded($0) }
        return address[..<first] + labels.joined(separator: ".") + address[host.endIndex...]
    }

    /// A label in ASCII; one that is ASCII already, or too long for any name, stays as it is.
    package static func encoded(_ label: Substring) -> String {
        guard label.utf8.contains(where: { $0 >= 0x80 }), label.unicodeScalars.prefix(64).count < 64 else {
            return String(label)
        }
        let scalars = label.lowercased().unicodeScalars.map(\.value)
        var output = scalars.filter { $0 < 0x80 }
        let basic = output.count
        if basic > 0 { output.append(0x2D) }
        var next: UInt32 = 128
        var delta: UInt32 = 0
        var bias: UInt32 = 72
        var handled = basic
        while handled < scalars.count, let smallest = scalars.filter({ $0 >= next }).min() {
            let (step, isTooLong) = (smallest - next).multipliedReportingOverflow(by: UInt32(handled + 1))
            if isTooLong { return String(label) }
            delta &+= step
            next = smallest
            for scalar in scalars {
                if scalar < next { delta &+= 1 }
                guard scalar == next else { continue }
                append(delta, bias, to: &output)
                bias = adapted(delta, count: UInt32(handled + 1), isFirst: handled == basic)
                delta = 0
                handled += 1
            }
            delta &+= 1
            next += 1
        }
        return "xn--" + String(String.UnicodeScalarView(output.compactMap(Unicode.Scalar.init)))
    }

    private static func append(_ delta: UInt32, _ bias: UInt32, to output: inout [UInt32]) {
        var rest = delta
        var position: UInt32 = 36
        while true {
            let threshold = position <= bias ? 1 : min(26, position - bias)
            if rest < threshold { break }
            output.append(digit(threshold + (rest - threshold) % (36 - threshold)))
            rest = (rest - threshold) / (36 - threshold)
            position += 36
        }
        output.append(digit(rest))
    }

    private static func digit(_ value: UInt32) -> UInt32 { value < 26 ? value + 97 : value + 22 }

    private static func adapted(_ delta: UInt32, count: UInt32, isFirst: Bool) -> UInt32 {
        var delta = isFirst ? delta / 700 : delta / 2
        delta += delta / count
        var bias: UInt32 = 0
        while delta > 455 {
            delta /= 35
            bias += 36
        }
        return bias + 36 * delta / (delta + 38)
    }
}
