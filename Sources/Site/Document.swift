internal import FeedFormats

/// One document of an output: which of its stories, and how it hangs together with the others (RFC 5005).
struct Document {
    /// Which part of an output a document is.
    enum Part: Hashable {
        /// The newest stories, or all of them.
        case newest
        /// A page of many, counted from 1; the first is the feed itself.
        case page(Int, of: Int)
        /// The feed before which so many archive pages lie.
        case current(archives: Int)
        /// An archive page, counted from 1, the oldest first.
        case archive(Int)
    }

    let output: Output
    let part: Part

    /// Its name without the ending of a format.
    var stem: String { Self.stem(of: output, part) }

    /// The name of its file in a format.
    func fileName(as format: Feed.Format) -> String { stem + format.fileSuffix }

    /// Its links to the documents before and after it; `address` makes an address of a file's name.
    func links(as format: Feed.Format, _ address: (String) -> String) -> [Link] {
        func link(_ rel: String, _ part: Part) -> Link {
            Link(
                address(Self.stem(of: output, part) + format.fileSuffix),
                rel: rel,
                type: format.mediaType
            )
        }
        switch part {
        case .newest: return []
        case .page(let number, let count):
            guard count > 1 else { return [] }
            var links = [link("first", .page(1, of: count)), link("last", .page(count, of: count))]
            if number > 1 { links.append(link("previous", .page(number - 1, of: count))) }
            if number < count { links.append(link("next", .page(number + 1, of: count))) }
            return links
        case .current(let archives):
            return archives > 0 ? [link("prev-archive", .archive(archives))] : []
        case .archive(let number):
            // What comes after it is not known when it is written, and it never changes.
            return [link("current", .newest)]
                + (number > 1 ? [link("prev-archive", .archive(number - 1))] : [])
        }
    }

    private static func stem(of output: Output, _ part: Part) -> String {
        switch part {
        case .page(let number, _) where number > 1: "\(output.name)-page-\(number)"
        case .archive(let number): "\(output.name)-archive-\(number)"
        default: output.name
        }
    }
}
