/// The ASCII form of international host names (RFC 3492).
enum Punycode {
    /// Returns a label as it is when it is ASCII, else with `xn--`; nil when it is too long for one.
    static func label(_ text: String) -> String? {
        let scalars = text.unicodeScalars.map(\.value)
        let basic = scalars.filter { $0 < 0x80 }
        guard basic.count < scalars.count else { return text }
        // A label has 63 bytes at most; the bound also keeps the arithmetic below from overflowing.
        guard scalars.count <= 63 else { return nil }
        var output = basic.map { UInt8($0) }
        if !basic.isEmpty { output.append(UInt8(ascii: "-")) }
        var next: UInt32 = 0x80
        var delta = 0
        var bias = 72
        var handled = basic.count
        while handled < scalars.count, let smallest = scalars.filter({ $0 >= next }).min() {
            delta += Int(smallest - next) * (handled + 1)
            next = smallest
            for scalar in scalars where scalar <= next {
                guard scalar == next else {
                    delta += 1
                    continue
                }
                append(delta, bias: bias, to: &output)
                bias = adapted(delta, count: handled + 1, isFirst: handled == basic.count)
                delta = 0
                handled += 1
            }
            delta += 1
            next += 1
        }
        let label = "xn--" + String(decoding: output, as: UTF8.self)
        return label.utf8.count <= 63 ? label : nil
    }

    private static func append(_ delta: Int, bias: Int, to output: inout [UInt8]) {
        var rest = delta
        var position = 36
        while true {
            let threshold = min(max(position - bias, 1), 26)
            guard rest >= threshold else { break }
            output.append(digit(threshold + (rest - threshold) % (36 - threshold)))
            rest = (rest - threshold) / (36 - threshold)
            position += 36
        }
        output.append(digit(rest))
    }

    private static func adapted(_ delta: Int, count: Int, isFirst: Bool) -> Int {
        var rest = isFirst ? delta / 700 : delta / 2
        rest += rest / count
        var shift = 0
        while rest > 455 {
            rest /= 35
            shift += 36
        }
        return shift + 36 * rest / (rest + 38)
    }

    private static func digit(_ value: Int) -> UInt8 {
        value < 26 ? UInt8(ascii: "a") + UInt8(value) : UInt8(ascii: "0") + UInt8(value - 26)
    }
}
