/// An address in the form under which it is compared; not one to fetch.
package struct CanonicalURL: Sendable, Hashable {
    /// The canonical form.
    package let value: String

    /// Makes the form in which two addresses of one article are the same.
    ///
    /// Dropped are what differs between the ways to one page: scheme, `www.`, mobile and AMP hosts and paths,
    /// tracking parameters, session ids, the order of the query, a trailing slash, an index file and the
    /// fragment. Redirectors and caches that carry their target are followed to it. Nothing is returned for
    /// what is no web address, and for consent and login pages: one of those stands before every article of a
    /// site, so that not even the target in its query is trusted.
    package init?(article url: String) {
        guard var address = WebAddress(url) else { return nil }
        // A redirector may lead to another one; who nests deeper has an aim of their own.
        for _ in 0..<4 {
            guard let target = ProxyAddress.target(of: address) else { break }
            address = target
        }
        guard address.scheme != "file", !GateAddress.matches(address) else { return nil }
        var output = Self.origin(address, host: Self.mainHost(of: address.host))
        Self.appendArticlePath(address.path, to: &output)
        Self.appendArticleQuery(address.query, to: &output)
        // Pages made by scripts keep the article's address behind `#!` or `#/`, and each comment of a page is an
        // item of its own.
        let isIdentity = { (fragment: ArraySlice<UInt8>) in
            fragment.starts(with: [0x21]) || fragment.starts(with: [0x2F])
                || fragment.starts(with: "comment-".utf8)
        }
        if let fragment = address.fragment, isIdentity(fragment) {
            output.append(UInt8(ascii: "#"))
            PercentEncoding.append(fragment, as: .parameter, to: &output)
        }
        value = String(decoding: output, as: UTF8.self)
    }

    /// Makes the key of a feed's address.
    ///
    /// Milder than for articles: http and https are one, the rest of the address is kept in normal form, host
    /// prefix, trailing slash and query included, because servers do tell feeds apart by them. Credentials and
    /// the fragment are left out. A `file:` address stays one, relative to wherever it is.
    package init?(feed url: String) {
        guard let address = WebAddress(url) else { return nil }
        var output = Self.origin(address, host: address.host)
        let isRelative = address.scheme == "file" && address.path.first != UInt8(ascii: "/")
        let segments = Self.segments(of: address.path, keepsEmpty: true)
        Self.append(segments.isEmpty ? [[]] : segments, isRelative: isRelative, to: &output)
        let parameters = address.query?.split(separator: UInt8(ascii: "&")) ?? []
        for (position, parameter) in parameters.enumerated() {
            output.append(position == 0 ? UInt8(ascii: "?") : UInt8(ascii: "&"))
            PercentEncoding.append(parameter, as: .parameter, to: &output)
        }
        value = String(decoding: output, as: UTF8.self)
    }

    private static func origin(_ address: WebAddress, host: String) -> [UInt8] {
        var output: [UInt8] = []
        output.reserveCapacity(host.utf8.count + address.path.count + 64)
        guard address.scheme != "file" else {
            output += "file:".utf8
            return output
        }
        output += "https://".utf8
        output += host.utf8
        if let port = address.port { output += ":\(port)".utf8 }
        return output
    }
}

// MARK: - Host

extension CanonicalURL {
    /// The host without the labels that only choose a rendering: `www`, `m`, `amp` and the like.
    private static func mainHost(of host: String) -> String {
        var labels = host.utf8.split(separator: UInt8(ascii: "."))
        let count = labels.count
        while labels.count > 2, let first = labels.first, renderings.contains(Substring(first)) {
            labels.removeFirst()
        }
        // The mobile Wikipedia is `en.m.wikipedia.org`.
        if labels.count > 3, labels[1].elementsEqual("m".utf8) { labels.remove(at: 1) }
        return labels.count == count ? host : labels.map { String(Substring($0)) }.joined(separator: ".")
    }

    private static let renderings: Set<Substring> = [
        "www", "www1", "www2", "www3", "m", "mobile", "mobi", "amp", "touch", "wap",
    ]
}

// MARK: - Path

extension CanonicalURL {
    private static func appendArticlePath(_ path: ArraySlice<UInt8>, to output: inout [UInt8]) {
        let segments = segments(of: path, keepsEmpty: false).map { segment in
            sessionParameter(in: segment).map { segment[..<$0] } ?? segment
        }
        var plain = segments.filter { !$0.isEmpty && !isRendering($0) }
        // A path of nothing but `amp` may be about amplifiers.
        if plain.isEmpty { plain = segments.filter { !$0.isEmpty } }
        while let last = plain.last {
            let ending = withoutRendering(last)
            plain[plain.count - 1] = ending
            if indexFiles.contains(lowercase(ending)) { plain.removeLast() } else if ending == last { break }
        }
        append(plain.isEmpty ? [[]] : plain, isRelative: false, to: &output)
    }

    /// Splits a path and resolves its dots; a trailing slash leaves an empty last segment where those are kept.
    private static func segments(of path: ArraySlice<UInt8>, keepsEmpty: Bool) -> [ArraySlice<UInt8>] {
        let isSlash = { (byte: UInt8) in byte == UInt8(ascii: "/") || byte == UInt8(ascii: "\\") }
        let body = path.first.map(isSlash) ?? false ? path.dropFirst() : path
        guard !body.isEmpty else { return [] }
        var segments: [ArraySlice<UInt8>] = []
        var endsInFolder = false
        for part in body.split(omittingEmptySubsequences: !keepsEmpty, whereSeparator: isSlash) {
            let dots = dots(in: part)
            let isParent = dots == 2
            endsInFolder = dots == 1 || isParent
            if isParent { _ = segments.popLast() } else if !endsInFolder { segments.append(part) }
        }
        if endsInFolder, keepsEmpty { segments.append([]) }
        return segments
    }

    /// How many dots a segment is made of, written as they are or encoded; 0 for any other segment.
    private static func dots(in segment: ArraySlice<UInt8>) -> Int {
        guard let first = segment.first, first == UInt8(ascii: ".") || first == UInt8(ascii: "%") else {
            return 0
        }
        guard segment.count <= 6 else { return 0 }
        let plain = PercentEncoding.decoded(segment)
        return plain.allSatisfy { $0 == UInt8(ascii: ".") } && plain.count <= 2 ? plain.count : 0
    }

    /// Whether a segment says only that this is the AMP page.
    private static func isRendering(_ segment: ArraySlice<UInt8>) -> Bool {
        guard segment.count == 3 || segment.count == 7 else { return false }
        let name = lowercase(segment)
        return name == "amp" || name == "amphtml"
    }

    private static func append(_ segments: [ArraySlice<UInt8>], isRelative: Bool, to output: inout [UInt8]) {
        for (position, segment) in segments.enumerated() {
            if position > 0 || !isRelative { output.append(UInt8(ascii: "/")) }
            PercentEncoding.append(segment, as: .segment, to: &output)
        }
    }

    /// Where `;jsessionid=…` begins.
    private static func sessionParameter(in segment: ArraySlice<UInt8>) -> Int? {
        guard let position = segment.firstIndex(of: UInt8(ascii: ";")) else { return nil }
        let name = lowercase(segment[(position + 1)...].prefix { $0 != UInt8(ascii: "=") })
        return ["jsessionid", "phpsessid", "sid", "sessionid"].contains(name) ? position : nil
    }

    /// The last segment without `.amp` before or in place of its extension.
    private static func withoutRendering(_ segment: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        let name = lowercase(segment)
        if name.hasSuffix(".amp"), name.utf8.count > 4 { return segment.dropLast(4) }
        guard name.hasSuffix(".amp.html"), name.utf8.count > 9 else { return segment }
        return segment.dropLast(9) + Array(".html".utf8)
    }

    private static func lowercase(_ bytes: ArraySlice<UInt8>) -> String {
        // Longer names are in none of our tables.
        bytes.count > 64 ? "" : String(decoding: bytes.lazy.map(\.asciiLowercase), as: UTF8.self)
    }

    private static let indexFiles: Set<String> = [
        "index.html", "index.htm", "index.php", "index.asp", "index.aspx", "index.jsp", "index.shtml",
        "index.cfm",
        "default.htm", "default.html", "default.asp", "default.aspx", "amp.html",
    ]
}

// MARK: - Query

extension CanonicalURL {
    private static func appendArticleQuery(_ query: ArraySlice<UInt8>?, to output: inout [UInt8]) {
        guard let query, !query.isEmpty else { return }
        var parameters: [[UInt8]] = []
        for parameter in QueryParameter.all(in: query) {
            let name = parameter.plainName
            guard !name.isEmpty || !parameter.value.isEmpty else { continue }
            guard !TrackingParameters.contains(name, value: parameter.plainValue) else { continue }
            var bytes: [UInt8] = []
            PercentEncoding.append(parameter.name, as: .parameter, to: &bytes)
            if parameter.hasValue {
                bytes.append(UInt8(ascii: "="))
                PercentEncoding.append(parameter.value, as: .parameter, to: &bytes)
            }
            parameters.append(bytes)
        }
        parameters.sort { $0.lexicographicallyPrecedes($1) }
        var previous: [UInt8]?
        for parameter in parameters where parameter != previous {
            output.append(previous == nil ? UInt8(ascii: "?") : UInt8(ascii: "&"))
            output += parameter
            previous = parameter
        }
    }
}
