/// A feed to ask for, or a server to tell something, once in this run.
package struct Errand: Sendable {
    /// The address to begin at.
    package var address: String
    /// What a server may compare with what it has now; nil where everything is asked for.
    package var validators: Validators?
    /// Who asks; only the address's own server is told.
    package var credentials: Credentials?
    package var limits: FetchLimits
    /// What is posted, as an HTML form is, without following redirects; nil where a feed is asked for.
    package var form: String?

    package init(
        _ address: String,
        validators: Validators? = nil,
        credentials: Credentials? = nil,
        limits: FetchLimits = FetchLimits()
    ) {
        self.address = address
        self.validators = validators
        self.credentials = credentials
        self.limits = limits
    }

    /// Posts the fields of a form.
    package init(posting fields: [(name: String, value: String)], to address: String) {
        self.init(address)
        form = fields.map { "\(Self.encoded($0.name))=\(Self.encoded($0.value))" }.joined(separator: "&")
    }

    /// A text as it stands in a form (application/x-www-form-urlencoded).
    private static func encoded(_ text: String) -> String {
        var encoded = ""
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
                UInt8(ascii: "_"):
                encoded.unicodeScalars.append(UnicodeScalar(byte))
            default:
                let digits = String(byte, radix: 16, uppercase: true)
                encoded += "%" + (digits.count == 1 ? "0" : "") + digits
            }
        }
        return encoded
    }
}

/// What a server gave to recognise an answer by, byte for byte (RFC 9110, 8.8).
package struct Validators: Sendable, Hashable, Codable {
    /// The address that gave them; no other is told (RFC 9111, section 4).
    package var address: String
    package var etag: String?
    package var lastModified: String?

    package init?(address: String, etag: String?, lastModified: String?) {
        // What no server sends is not carried to and fro.
        let isSane = { (text: String) in text.unicodeScalars.count <= 2048 }
        self.address = address
        self.etag = etag.flatMap { isSane($0) ? $0 : nil }
        self.lastModified = lastModified.flatMap { isSane($0) ? $0 : nil }
        if self.etag == nil, self.lastModified == nil { return nil }
    }

    var headers: [Header] {
        [("If-None-Match", etag), ("If-Modified-Since", lastModified)].compactMap { name, value in
            value.map { Header(name, $0) }
        }
    }
}

/// What came of an errand.
package struct Visit: Sendable {
    /// The redirects that were followed.
    package var hops: [Hop] = []
    /// The address that was asked last.
    package var address: String
    /// Whether the last request told validators.
    package var isConditional = false
    package var result: Result<Answer, Mishap>

    package init(
        hops: [Hop] = [],
        address: String,
        isConditional: Bool = false,
        result: Result<Answer, Mishap>
    ) {
        self.hops = hops
        self.address = address
        self.isConditional = isConditional
        self.result = result
    }
}
