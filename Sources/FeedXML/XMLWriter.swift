/// Writes an XML document piece by piece.
///
/// What it writes is well-formed whatever text it is given: characters XML forbids are dropped and counted,
/// and `]]>` is split. The bytes gather inside until they are taken with `take()`, so a document of any length
/// needs the memory of one entry.
@safe public final class XMLWriter {
    // Behind a pointer, because each touch of a class's own variable is checked while the program runs.
    private let state: UnsafeMutablePointer<MarkupSource>

    /// Makes a writer of UTF-8.
    public init() {
        unsafe state = .allocate(capacity: 1)
        unsafe state.initialize(to: MarkupSource())
    }

    deinit {
        unsafe state.deinitialize(count: 1)
        unsafe state.deallocate()
    }

    /// Characters that were dropped because XML cannot carry them.
    public var droppedCharacters: Int { unsafe state.pointee.droppedCharacters }

    /// Writes the XML declaration.
    public func startDocument() { unsafe state.pointee.declare() }

    /// Writes which stylesheet shows the document to people who open it.
    public func stylesheet(_ address: String) { unsafe state.pointee.refer(toStyle: address) }

    /// Writes an element with attributes and what the closure writes inside it.
    ///
    /// The name, prefix included, is a constant of the format. Attributes keep their order; those without a
    /// value are left out.
    public func element(
        _ name: StaticString,
        _ attributes: KeyValuePairs<StaticString, String?> = [:],
        _ content: () throws -> Void
    ) rethrows {
        unsafe state.pointee.start(name, attributes)
        try content()
        unsafe state.pointee.end()
    }

    /// Writes an element that holds only text, or nothing.
    public func element(
        _ name: StaticString,
        _ attributes: KeyValuePairs<StaticString, String?> = [:],
        _ text: String = ""
    ) {
        unsafe state.pointee.start(name, attributes)
        if !text.isEmpty { unsafe state.pointee.text(text, .text) }
        unsafe state.pointee.end()
    }

    /// Opens an element; `end()` closes it.
    public func start(_ name: StaticString, _ attributes: KeyValuePairs<StaticString, String?> = [:]) {
        unsafe state.pointee.start(name, attributes)
    }

    /// Closes the element that was opened last.
    public func end() { unsafe state.pointee.end() }

    /// Writes text, escaped.
    public func text(_ text: String) { unsafe state.pointee.text(text, .text) }

    /// Writes text whose `&` and `<` become numeric references: in RSS titles, where readers disagree whether
    /// they hold HTML, `&#x26;` and `&#x3C;` are read alike by all (RSS Best Practices Profile).
    public func numericallyEscapedText(_ text: String) { unsafe state.pointee.text(text, .numeric) }

    /// Writes text as CDATA; a `]]>` in it is split over two sections.
    public func cdata(_ text: String) { unsafe state.pointee.cdata(text) }

    /// Writes a line feed between elements, for people who read the source.
    public func lineBreak() { unsafe state.pointee.lineBreak() }

    /// Gives the bytes written since the last call.
    public func take() -> [UInt8] { unsafe state.pointee.take() }
}
