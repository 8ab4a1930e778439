import GRDB

/// The tables, in the order in which versions of Masthead brought them.
///
/// A migration that was released is never changed; a new one is added below it.
enum Schema {
    /// Marks the file as an archive of ours: the letters `mast`.
    static let applicationID = 0x6D61_7374

    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("v1") { try $0.execute(sql: first) }
        migrator.registerMigration("responses") { try $0.execute(sql: responses) }
        migrator.registerMigration("publishing") { try $0.execute(sql: Publishing.tables) }
        migrator.registerMigration("rulings") { try $0.execute(sql: rulings) }
        migrator.registerMigration("fingerprints") { try $0.execute(sql: fingerprints) }
        migrator.registerMigration("written") { try $0.execute(sql: written) }
        migrator.registerMigration("footings") { try $0.execute(sql: footings) }
        migrator.registerMigration("sizes") { try $0.execute(sql: sizes) }
        migrator.registerMigration("facetOutputs") { try $0.execute(sql: facetOutputs) }
        migrator.registerMigration("traces") { try $0.execute(sql: traces) }
        return migrator
    }

    private static let first = """
        PRAGMA application_id = \(applicationID);

        -- Where articles come from; `state` is what is remembered of a subscription, as JSON.
        CREATE TABLE source (
            id INTEGER PRIMARY KEY,
            key TEXT NOT NULL UNIQUE,
            state TEXT
        ) STRICT;

        -- Each article as it is now. All times are seconds since 1970.
        CREATE TABLE article (
            id INTEGER PRIMARY KEY,
            source INTEGER NOT NULL REFERENCES source(id),
            item TEXT NOT NULL,
            time INTEGER NOT NULL,       -- by which it is ordered
            changed INTEGER NOT NULL,    -- when it last changed in a way worth telling
            release INTEGER NOT NULL,    -- before which nothing of it is published
            firstSeen INTEGER NOT NULL,
            seen INTEGER NOT NULL,       -- when this version was first seen
            content TEXT NOT NULL,       -- the article as JSON
            UNIQUE (source, item)
        ) STRICT;
        CREATE INDEX article_time ON article (time);

        -- Each article as it was before.
        CREATE TABLE revision (
            article INTEGER NOT NULL REFERENCES article(id),
            number INTEGER NOT NULL,
            seen INTEGER NOT NULL,
            content TEXT NOT NULL,
            PRIMARY KEY (article, number)
        ) STRICT;

        -- New or revised articles that no grouping has looked at.
        CREATE TABLE pending (
            article INTEGER PRIMARY KEY REFERENCES article(id)
        ) STRICT;

        -- Every published id there ever was, with the article it was minted for; never changed or deleted.
        -- An id that no story bears now is an alias of the story that holds its article.
        CREATE TABLE minted (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            publishedID TEXT NOT NULL UNIQUE,
            article INTEGER NOT NULL UNIQUE REFERENCES article(id),
            minted INTEGER NOT NULL
        ) STRICT;

        CREATE TABLE story (
            id INTEGER PRIMARY KEY REFERENCES minted(id),
            representative INTEGER NOT NULL REFERENCES article(id),
            event INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX story_representative ON story (representative);
        CREATE INDEX story_event ON story (event);

        CREATE TABLE member (
            article INTEGER PRIMARY KEY REFERENCES article(id),
            story INTEGER NOT NULL REFERENCES story(id) DEFERRABLE INITIALLY DEFERRED
        ) STRICT;
        CREATE INDEX member_story ON member (story);

        -- Why two articles were put together, or kept apart (`relation` is null).
        CREATE TABLE evidence (
            first INTEGER NOT NULL REFERENCES article(id),
            second INTEGER NOT NULL REFERENCES article(id),
            relation TEXT,
            rule TEXT NOT NULL,
            score REAL NOT NULL,
            PRIMARY KEY (first, second)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX evidence_second ON evidence (second);

        -- What was begun outside the archive and must be finished.
        CREATE TABLE journal (
            name TEXT PRIMARY KEY,
            content TEXT NOT NULL
        ) STRICT, WITHOUT ROWID;
        """

    /// How much there is of something is found without reading through all of it.
    private static let sizes = """
        CREATE INDEX article_pruned ON article (id) WHERE content = '';
        ALTER TABLE response ADD COLUMN size INTEGER GENERATED ALWAYS AS (length(body)) VIRTUAL;
        CREATE INDEX response_size ON response (size);
        """

    private static let responses = """
        -- Documents as sources sent them; `headers` is JSON, `body` is packed by gzip, `bytes` its size before.
        CREATE TABLE response (
            id INTEGER PRIMARY KEY,
            source INTEGER NOT NULL REFERENCES source(id),
            time INTEGER NOT NULL,
            url TEXT NOT NULL,
            headers TEXT NOT NULL,
            bytes INTEGER NOT NULL,
            body BLOB NOT NULL
        ) STRICT;
        CREATE INDEX response_source ON response (source);
        CREATE INDEX response_time ON response (time);
        """
}
