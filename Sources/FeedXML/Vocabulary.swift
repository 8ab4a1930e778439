/// The namespaces and names a caller wants to meet as small numbers.
///
/// A node's `space` is the position of its namespace in `spaces`, its `name` the position of its local name
/// in `names`; 0 stands for "none" and "other", and `foreign` for another namespace behind a prefix. Both are
/// matched without regard to ASCII case, because feeds write `pubdate` and `PubDate`.
public struct Vocabulary: Sendable {
    /// One namespace under all the addresses and undeclared prefixes it is met with.
    public struct Space: Sendable {
        /// The addresses that mean this namespace, in lower case.
        public var addresses: [String]
        /// The prefixes that mean it where a document forgot to declare them.
        public var prefixes: [String]

        /// Makes a namespace.
        public init(addresses: [String], prefixes: [String] = []) {
            self.addresses = addresses
            self.prefixes = prefixes
        }
    }

    /// The number of every namespace behind a prefix that is not among `spaces`.
    public static let foreign = UInt8.max

    /// The namespaces, the first standing for "no namespace".
    public var spaces: [Space]
    /// The local names in lower case, the first standing for "any other".
    public var names: [String]
    /// The local names of the elements that begin an entry, such as `item` and `entry`.
    public var entries: Set<String>
    /// The numbers of the namespaces that entries stand in, and whose attributes mean the same with a prefix as
    /// without.
    public var homes: [UInt8]
    /// The local names of elements that hold documents of others, in which no entry begins.
    public var enclosing: Set<String>
    /// The local names of roots whose default namespace does not count for the elements that `plain` names.
    public var plainRoots: Set<String>
    /// The local names of elements that stand in no namespace inside such a root, unless a prefix says so or another
    /// default namespace.
    public var plain: Set<String>

    /// Makes a vocabulary.
    public init(
        spaces: [Space],
        names: [String],
        entries: Set<String> = [],
        homes: [UInt8] = [0],
        enclosing: Set<String> = [],
        plainRoots: Set<String> = [],
        plain: Set<String> = []
    ) {
        self.spaces = spaces
        self.names = names
        self.entries = entries
        self.homes = homes
        self.enclosing = enclosing
        self.plainRoots = plainRoots
        self.plain = plain
    }
}
