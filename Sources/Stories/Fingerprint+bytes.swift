extension Fingerprint {
    /// The fingerprint as bytes, to be stored; the version of the rules is not among them.
    package var bytes: [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(48 + numbers.count * 4)
        bytes.append((published == nil ? 0 : 1) | (isAgency ? 2 : 0))
        Self.append(published ?? 0, to: &bytes)
        Self.append(outlet, to: &bytes)
        Self.append(url, to: &bytes)
        Self.append(credit, to: &bytes)
        Self.append(length, to: &bytes)
        bytes += [stage.rawValue, level]
        for end in ends { Self.append(end, to: &bytes) }
        for number in numbers { Self.append(number, to: &bytes) }
        return bytes
    }

    /// Reads a fingerprint; nil when the bytes are none.
    package init?(bytes: [UInt8]) {
        var rest = bytes[...]
        guard let marks: UInt8 = Self.read(&rest), let published: Int64 = Self.read(&rest),
            let outlet: UInt32 = Self.read(&rest), let url: UInt64 = Self.read(&rest),
            let credit: UInt32 = Self.read(&rest), let length: UInt32 = Self.read(&rest),
            let stage = Self.read(&rest).flatMap(Stage.init(rawValue:)), let level: UInt8 = Self.read(&rest),
            level < 32, marks < 4
        else { return nil }
        var ends: [UInt16] = []
        for _ in 0..<5 {
            guard let end: UInt16 = Self.read(&rest), end >= ends.last ?? 0 else { return nil }
            ends.append(end)
        }
        guard rest.count % 4 == 0, Int(ends[4]) <= rest.count / 4 else { return nil }
        var numbers: [UInt32] = []
        numbers.reserveCapacity(rest.count / 4)
        for index in stride(from: rest.startIndex, to: rest.endIndex, by: 4) {
            numbers.append(
                UInt32(bytes[index]) | UInt32(bytes[index + 1]) << 8 | UInt32(bytes[index + 2]) << 16
                    | UInt32(bytes[index + 3]) << 24
            )
        }
        self.init(
            published: marks & 1 == 0 ? nil : published,
            outlet: outlet,
            url: url,
            credit: credit,
            isAgency: marks & 2 != 0,
            length: length,
            stage: stage,
            level: level,
            ends: ends,
            numbers: numbers
        )
    }

    private static func append(_ value: some FixedWidthInteger, to bytes: inout [UInt8]) {
        for shift in stride(from: 0, to: value.bitWidth, by: 8) {
            bytes.append(UInt8(truncatingIfNeeded: value >> shift))
        }
    }

    private static func read<Value: FixedWidthInteger>(_ bytes: inout ArraySlice<UInt8>) -> Value? {
        guard bytes.count >= Value.bitWidth / 8 else { return nil }
        var value: Value = 0
        for shift in stride(from: 0, to: Value.bitWidth, by: 8) {
            value |= Value(truncatingIfNeeded: bytes.removeFirst()) << shift
        }
        return value
    }
}
