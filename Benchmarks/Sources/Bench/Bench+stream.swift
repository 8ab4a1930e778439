import FeedFormats
import Foundation

extension Bench {
    /// Reads a feed of 200 MB in chunks as it is made, and tells the most memory the process ever had.
    static func stream() throws {
        let before = peakMemory
        let paragraph =
            "&lt;p&gt;A sentence of an article, with an &amp;amp; and a &lt;b&gt;mark&lt;/b&gt; in it.&lt;/p&gt; "
        let text = String(repeating: paragraph, count: 20)
        let reader = FeedReader(location: "https://bench.example/feed")
        var (bytes, entries) = (0, 0)
        func read(_ chunk: String) throws {
            let chunk = Array(chunk.utf8)
            bytes += chunk.count
            try reader.read(chunk.span) { _ in entries += 1 }
        }
        let time = try processorTime {
            try read("<rss version='2.0'><channel><title>Large</title><link>https://bench.example/</link>")
            while bytes < 200_000_000 {
                try read(
                    """
                    <item><title>Article \(bytes)</title><link>https://bench.example/\(bytes)</link>\
                    <guid>https://bench.example/\(bytes)</guid><pubDate>Thu, 16 Jan 2020 20:29:00 +0200</pubDate>\
                    <description>\(text)</description></item>
                    """
                )
            }
            try read("</channel></rss>")
            try reader.finish { _ in entries += 1 }
        }
        print(
            "stream \(told(Double(bytes) / 1e6)) MB: \(entries) entries, \(told(Double(bytes) / 1e6 / time)) MB/s, "
                + "at most \(told(Double(peakMemory) / 1e6)) MB of memory (\(told(Double(before) / 1e6)) MB before)"
        )
    }

    /// The most memory the process has had, in bytes.
    private static var peakMemory: Int {
        var usage = rusage()
        #if canImport(Glibc)
        getrusage(Int32(RUSAGE_SELF.rawValue), &usage)
        return usage.ru_maxrss * 1024
        #else
        getrusage(RUSAGE_SELF, &usage)
        return usage.ru_maxrss
        #endif
    }
}
