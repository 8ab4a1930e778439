extension Schema {
    /// What outputs were made for one section, author or language; a name belongs to its value for ever.
    static let facetOutputs = """
        CREATE TABLE facetOutput (
            name TEXT PRIMARY KEY,
            output TEXT NOT NULL,    -- the output of the configuration
            kind TEXT NOT NULL,
            value TEXT NOT NULL,
            UNIQUE (output, kind, value)
        ) STRICT, WITHOUT ROWID;
        """

    /// The tables of what outputs choose by, what was withdrawn, and what is published.
    enum Publishing {
        static let tables = """
            -- What outputs choose articles by, kept by the triggers below: a section, an author, a language.
            CREATE TABLE facet (
                article INTEGER NOT NULL REFERENCES article(id),
                kind TEXT NOT NULL,
                value TEXT NOT NULL,
                PRIMARY KEY (kind, value, article)
            ) STRICT, WITHOUT ROWID;
            CREATE INDEX facet_article ON facet (article);
            CREATE VIEW told (article, kind, value) AS
                WITH sound AS (SELECT id, content FROM article WHERE json_valid(content))
                SELECT id, 'section', json_extract(content, '$.section') FROM sound
                UNION ALL
                SELECT id, 'language', lower(json_extract(content, '$.language')) FROM sound
                UNION ALL
                SELECT sound.id, 'author', json_extract(author.value, '$.name')
                FROM sound, json_each(sound.content, '$.byline') AS author;
            CREATE TRIGGER article_facets AFTER INSERT ON article BEGIN
                INSERT OR IGNORE INTO facet
                    SELECT article, kind, value FROM told WHERE article = NEW.id AND value <> '';
            END;
            CREATE TRIGGER article_new_facets AFTER UPDATE OF content ON article BEGIN
                DELETE FROM facet WHERE article = NEW.id;
                INSERT OR IGNORE INTO facet
                    SELECT article, kind, value FROM told WHERE article = NEW.id AND value <> '';
            END;
            INSERT OR IGNORE INTO facet SELECT article, kind, value FROM told WHERE value <> '';

            -- Which articles were withdrawn and why; never deleted. `told` is whether a published set heeds it.
            CREATE TABLE withdrawal (
                article INTEGER PRIMARY KEY REFERENCES article(id),
                withdrawn INTEGER NOT NULL,
                reason TEXT NOT NULL,
                undone INTEGER,
                told INTEGER NOT NULL DEFAULT 0
            ) STRICT;

            -- Which stories an output has shown, in the order in which they came into it.
            CREATE TABLE appearance (
                output TEXT NOT NULL,
                number INTEGER NOT NULL,
                story INTEGER NOT NULL REFERENCES minted(id),
                changed INTEGER NOT NULL,    -- the version that was shown
                PRIMARY KEY (output, number)
            ) STRICT, WITHOUT ROWID;
            CREATE INDEX appearance_story ON appearance (output, story, number);

            -- The set of files that is published, as JSON.
            CREATE TABLE edition (
                id INTEGER PRIMARY KEY CHECK (id = 1),
                content TEXT NOT NULL
            ) STRICT;
            """
    }
}
