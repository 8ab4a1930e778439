/// What a fetch is to do beyond the usual.
struct FetchOrder {
    /// Whether sources are asked that are not due; their servers' own wishes are obeyed all the same.
    var isForced = false
    /// Whether everything is asked for, and not only what has changed.
    var isWhole = false
    /// Whether the first request goes out at once, also when nobody watches.
    var isPrompt = false
    /// The titles or addresses of the only sources to ask; all where there are none.
    var only: [String] = []
}
