internal import FeedFormats

extension Article {
    /// Returns the files of an entry, each address once: enclosures, then media, then its picture.
    ///
    /// A thumbnail is taken only where there is no other picture. Caption and credit of Media RSS belong to its
    /// own files.
    static func attachments(of entry: Entry, base: String, _ plain: PlainText) -> [Attachment] {
        var collector = AttachmentCollector(base: base)
        for enclosure in entry.enclosures { collector.add(Attachment(enclosure)) }
        let media = entry.media
        let caption = (media.description?.filled ?? media.title?.filled).map(plain.line)?.nonEmpty
        let credit = media.credits.map { $0.value.words.joined(separator: " ") }.filter { !$0.isEmpty }
            .joined(separator: ", ").nonEmpty
        for content in media.content {
            guard let url = content.url else { continue }
            let file = Enclosure(url, type: content.type?.trimmed.nonEmpty, length: content.fileSize)
            collector.add(
                Attachment(file, caption: caption, credit: credit),
                isPicture: content.medium == "image"
            )
        }
        if let picture = entry.image?.url { collector.add(Attachment(Enclosure(picture)), isPicture: true) }
        if !collector.hasPicture, let thumbnail = media.thumbnails.max(by: { $0.width ?? 0 < $1.width ?? 0 })
        {
            collector.add(
                Attachment(Enclosure(thumbnail.url), caption: caption, credit: credit),
                isPicture: true
            )
        }
        return collector.attachments
    }
}

/// Gathers attachments, each address once.
private struct AttachmentCollector {
    let base: String
    private(set) var attachments: [Article.Attachment] = []
    private(set) var hasPicture = false
    private var positions: [String: Int] = [:]

    init(base: String) { self.base = base }

    /// Adds an attachment, or what it tells besides about one that is there.
    mutating func add(_ attachment: Article.Attachment, isPicture: Bool = false) {
        guard let url = Article.webAddress(attachment.file.url, base: base) else { return }
        var attachment = attachment
        attachment.file.url = url
        // Publishers write 0 where they mean that they do not know.
        if let length = attachment.file.length, length <= 0 { attachment.file.length = nil }
        attachment.file.type = attachment.file.type?.trimmed.nonEmpty ?? MediaType.known(for: url)
        hasPicture = hasPicture || isPicture || attachment.file.type?.hasPrefix("image/") ?? false
        guard let position = positions[url] else {
            positions[url] = attachments.count
            attachments.append(attachment)
            return
        }
        attachments[position].add(attachment)
    }
}

extension Article.Attachment {
    /// Takes what another account of the file tells besides; false where it tells something else.
    @discardableResult
    mutating func add(_ other: Self) -> Bool {
        file.type = file.type ?? other.file.type
        file.length = file.length ?? other.file.length
        caption = caption ?? other.caption
        credit = credit ?? other.credit
        return (other.file.type ?? file.type) == file.type
            && (other.file.length ?? file.length) == file.length
            && (other.caption ?? caption) == caption && (other.credit ?? credit) == credit
    }
}

extension MediaType {
    /// The type that an address's extension promises, when it promises one.
    static func known(for address: String) -> String? {
        let guess = guess(from: address)
        return guess == "application/octet-stream" ? nil : guess
    }
}
