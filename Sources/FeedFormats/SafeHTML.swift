/// HTML that may be published: only the sanitiser makes it.
///
/// This file is the whole policy. An element that is not named here loses its tags and keeps its text, except
/// for those whose text is code; an attribute, an address scheme or a CSS property that is not named here is
/// left out. Sanitising what was sanitised changes nothing.
public struct SafeHTML: Sendable, Hashable {
    /// The markup: well-formed, with absolute links where a base was known, without active content.
    public let source: String

    /// Makes safe HTML of any markup.
    ///
    /// - Parameters:
    ///   - markup: HTML or XHTML from anywhere.
    ///   - base: the address that relative references stand on; without one they stay as they are. A reference
    ///     to a place in the markup itself, such as `#note`, stays in any case.
    public init(sanitising markup: String, base: String? = nil) {
        source = Sanitiser.shared.withLock { $0.sanitise(markup, base: base) }
    }

    /// Makes safe HTML of plain text.
    public init(text: String) {
        guard text.utf8.contains(where: { $0 == 0x26 || $0 == 0x3C || $0 == 0x3E }) else {
            source = text
            return
        }
        var escaped = ""
        for character in text {
            switch character {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            default: escaped.append(character)
            }
        }
        source = escaped
    }
}

extension SafeHTML {
    /// Elements that stay, with their attributes sifted.
    static let elements: [String] = words(
        """
        a abbr acronym address area article aside audio b bdi bdo big blockquote br caption center cite code col
        colgroup dd del details dfn dir div dl dt em figcaption figure font footer h1 h2 h3 h4 h5 h6 header hr i
        img ins kbd li map mark menu nav ol p picture pre q rp rt ruby s samp section small source span strike
        strong sub summary sup table tbody td tfoot th thead time tr track tt u ul var video wbr
        """
    )

    /// Elements that go with all they hold, because their text is code, or stands for a program that no browser runs.
    static let removedWhole: [String] = words("script style applet")

    /// Attributes that stay on any element, with any value.
    static let attributes: [String] = words(
        """
        abbr align alt axis border cellpadding cellspacing char charoff cite class clear color cols colspan
        compact controls coords datetime dir face frame headers height hidden href hreflang hspace id ismap kind
        label lang longdesc loop media muted name noshade nowrap open poster preload rel rev reversed rows
        rowspan rules scope shape size sizes span src srclang srcset start style summary title type usemap valign
        value vspace width
        """
    )

    /// Attributes whose value is an address.
    static let addresses: [String] = words("cite href longdesc poster src usemap")

    /// Schemes an address may have; a relative one has none, and behind `feed:` stands one of the web.
    static let schemes: Set<String> = Set(
        words(
            """
            http https mailto tel sms ftp ftps sftp news nntp gopher irc ircs xmpp magnet geo feed webcal rtsp mms
            callto sip sips cid mid urn doi
            """
        )
    )

    /// Media types a `data:` address may have, and only where a picture stands.
    static let pictures: [String] = ["image/png", "image/jpeg", "image/gif", "image/webp", "image/avif"]

    /// CSS properties that stay: they style text and boxes in place, and none loads, covers or moves anything.
    ///
    /// Validators of feeds warn of all others.
    static let properties: Set<String> = Set(
        words(
            """
            azimuth clear color cursor direction display elevation float font font-family font-size font-style
            font-variant font-weight height letter-spacing line-height list-style-type overflow text-align
            text-decoration text-indent unicode-bidi vertical-align white-space width
            """
        )
    )

    /// Families of CSS properties that stay when each word of the value is a measure, a colour or one of
    /// `keywords`: `margin` and all that begin with `margin-`.
    static let families: Set<Substring> = ["background", "border", "margin", "padding"]
    static let keywords: Set<String> = Set(
        words(
            """
            auto aqua black block blue bold both bottom brown center collapse dashed dotted fuchsia gray green
            !important italic left lime maroon medium navy none normal nowrap olive pointer purple red right silver
            solid teal top transparent underline white yellow
            """
        )
    )

    private static func words(_ list: String) -> [String] {
        list.split(whereSeparator: \.isWhitespace).map(String.init)
    }
}
