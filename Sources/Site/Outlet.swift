/// A source as readers are told it.
package struct Outlet: Sendable, Hashable {
    /// Its name.
    package var name: String
    /// Its home page.
    package var site: String?

    /// Makes an outlet.
    package init(name: String, site: String? = nil) {
        self.name = name
        self.site = site
    }
}
