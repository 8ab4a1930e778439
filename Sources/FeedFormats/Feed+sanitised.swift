extension Feed {
    /// The feed with every piece of markup made safe to publish; plain text stays as it is.
    public func sanitised() -> Feed {
        var feed = self
        feed.head.sanitise()
        for index in feed.entries.indices { feed.entries[index].sanitise() }
        return feed
    }
}

extension Text {
    /// The text with its markup made safe.
    fileprivate func sanitised() -> Text {
        if kind == .text { return self }
        var safe = self
        safe.value = SafeHTML(sanitising: value, base: base).source
        if case .media = kind { safe.kind = .html }
        return safe
    }
}

extension Head {
    /// The head with its markup made safe to publish.
    public func sanitised() -> Head {
        var head = self
        head.sanitise()
        return head
    }

    fileprivate mutating func sanitise() {
        title = title?.sanitised()
        subtitle = subtitle?.sanitised()
        rights = rights?.sanitised()
        info = info?.sanitised()
    }
}

extension Entry {
    /// The entry with its markup made safe to publish.
    public func sanitised() -> Entry {
        var entry = self
        entry.sanitise()
        return entry
    }

    fileprivate mutating func sanitise() {
        title = title?.sanitised()
        summary = summary?.sanitised()
        content = content.map { $0.sanitised() }
        rights = rights?.sanitised()
        media.title = media.title?.sanitised()
        media.description = media.description?.sanitised()
        source?.sanitise()
    }
}
