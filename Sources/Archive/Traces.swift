import GRDB
internal import News
internal import Stories

/// What is left of articles whose texts were dropped: enough to know them again.
struct Traces {
    private let db: Database

    init(_ db: Database) { self.db = db }

    /// Notes by what an article can be known again.
    func leave(_ print: Fingerprint, of article: Int64) throws {
        let note = try db.cachedStatement(
            sql: "INSERT OR REPLACE INTO trace (article, url, wording, heading) VALUES (?, ?, ?, ?)"
        )
        try note.execute(arguments: [article, mark(print.url), mark(print.wording), mark(print.heading)])
    }

    /// Whether an article that a source shows under a new id is one of its dropped ones.
    func hold(_ print: Fingerprint, of source: Int64) throws -> Bool {
        try has(
            """
            (wording = :wording OR url = :url AND heading = :heading)
            AND (SELECT source FROM article WHERE id = trace.article) = :number
            """,
            print,
            of: source
        )
    }

    /// Whether what a source shows under the id of a dropped article is another one: nothing of it is as it was.
    func tell(_ print: Fingerprint, from article: Int64) throws -> Bool {
        try has(
            "article = :number AND url <> :url AND heading <> :heading AND wording IS NOT :wording",
            print,
            of: article
        )
    }

    private func has(_ condition: String, _ print: Fingerprint, of number: Int64) throws -> Bool {
        let select = try db.cachedStatement(sql: "SELECT 1 FROM trace WHERE \(condition) LIMIT 1")
        let arguments: StatementArguments = [
            "number": number, "url": mark(print.url), "wording": mark(print.wording),
            "heading": mark(print.heading),
        ]
        return try Int.fetchOne(select, arguments: arguments) != nil
    }

    private func mark(_ number: UInt64) -> Int64? { number == 0 ? nil : Int64(bitPattern: number) }
}

extension Schema {
    /// By what articles are known whose texts were dropped.
    static let traces = """
        CREATE TABLE trace (
            article INTEGER PRIMARY KEY REFERENCES article(id),
            url INTEGER,        -- stands for the canonical address
            wording INTEGER,    -- stands for headline and text together
            heading INTEGER     -- stands for the headline
        ) STRICT;
        CREATE INDEX trace_url ON trace (url) WHERE url IS NOT NULL;
        CREATE INDEX trace_wording ON trace (wording) WHERE wording IS NOT NULL;
        """
}
