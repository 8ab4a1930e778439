/// Categories in the order met, each once.
struct CategorySet {
    private(set) var list: [Category] = []
    private var seen: Set<Category> = []

    /// Takes a category, unless it is there already or says nothing.
    mutating func insert(_ category: Category) {
        guard !category.term.isEmpty || !(category.label ?? "").isEmpty else { return }
        // Most entries have a handful, for which hashing costs more than looking.
        if list.count < 8 {
            if !list.contains(category) { list.append(category) }
            return
        }
        if seen.isEmpty { seen = Set(list) }
        if seen.insert(category).inserted { list.append(category) }
    }
}
