extension Schema {
    /// What editors ruled, and what publishers' changes of ids came to; never changed or deleted.
    ///
    /// Articles are named by source and item, so that a ruling outlives the rows it speaks of.
    static let rulings = """
        CREATE TABLE ruling (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            kind TEXT NOT NULL,
            relation TEXT,
            undoes INTEGER REFERENCES ruling(number),
            author TEXT NOT NULL,
            reason TEXT NOT NULL,
            time INTEGER NOT NULL
        ) STRICT;

        CREATE TABLE ruled (
            ruling INTEGER NOT NULL REFERENCES ruling(number),
            position INTEGER NOT NULL,
            source TEXT NOT NULL,
            item TEXT NOT NULL,
            PRIMARY KEY (ruling, position)
        ) STRICT, WITHOUT ROWID;
        """

    /// What grouping remembers of articles, and on what each of its runs rests.
    static let fingerprints = """
        CREATE TABLE fingerprint (
            article INTEGER PRIMARY KEY REFERENCES article(id),
            rules INTEGER NOT NULL,     -- the version that made it; one of another version is made anew
            url INTEGER,                -- stands for the canonical address
            wording INTEGER,            -- stands for headline and text together
            print BLOB NOT NULL
        ) STRICT;
        CREATE INDEX fingerprint_url ON fingerprint (url) WHERE url IS NOT NULL;
        CREATE INDEX fingerprint_wording ON fingerprint (wording) WHERE wording IS NOT NULL;

        CREATE TABLE grouping (
            number INTEGER PRIMARY KEY,
            time INTEGER NOT NULL,
            rules INTEGER NOT NULL,
            textWindow INTEGER NOT NULL,
            eventWindow INTEGER NOT NULL,
            articles INTEGER NOT NULL,
            terms INTEGER NOT NULL,
            weights INTEGER NOT NULL    -- stands for all term weights together
        ) STRICT;

        -- The run that decided; null for runs before they were recorded.
        ALTER TABLE evidence ADD COLUMN run INTEGER REFERENCES grouping(number);

        -- Whether the article was taken back by its agency, or is the notice that does so.
        ALTER TABLE member ADD COLUMN killed INTEGER NOT NULL DEFAULT 0;
        CREATE INDEX member_killed ON member (article) WHERE killed;
        """

    /// Facets and fingerprints are written with their article from here on, and not by triggers or by grouping.
    static let written = """
        DROP TRIGGER article_facets;
        DROP TRIGGER article_new_facets;
        DROP VIEW told;
        DELETE FROM fingerprint WHERE article IN (SELECT article FROM pending);
        """
}
