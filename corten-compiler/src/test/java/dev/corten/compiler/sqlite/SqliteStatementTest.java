package dev.corten.compiler.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corten.compiler.database.MigrationFolder;
import dev.corten.compiler.describe.Describer;
import dev.corten.compiler.describe.Description;
import dev.corten.compiler.describe.nullness.Rows;
import dev.corten.compiler.sql.Dialect;
import dev.corten.compiler.sql.RandomSelects;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is concluded from how a statement is written, against what SQLite gives for it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SqliteStatementTest {
    private static final String SCHEMA = """
            CREATE TABLE a (id INTEGER PRIMARY KEY, n INTEGER NOT NULL, x INTEGER, t TEXT NOT NULL, u TEXT UNIQUE);
            CREATE TABLE b (k TEXT PRIMARY KEY, n INTEGER NOT NULL, a INTEGER REFERENCES a, UNIQUE (n, a));
            CREATE TABLE c (id INTEGER PRIMARY KEY DESC, t TEXT NOT NULL COLLATE NOCASE UNIQUE, g INT AS (1) NOT NULL);
            CREATE TABLE d (p TEXT, q TEXT, v TEXT NOT NULL DEFAULT 'v', PRIMARY KEY (p, q)) WITHOUT ROWID;
            CREATE TABLE e (id INTEGER PRIMARY KEY, t TEXT NOT NULL ON CONFLICT IGNORE);
            CREATE VIEW w AS SELECT a.id, a.n, b.k, b.n AS bn FROM a LEFT JOIN b ON b.a = a.id;
            CREATE TABLE f (id INTEGER PRIMARY KEY, t TEXT NOT NULL);
            CREATE TRIGGER skip BEFORE INSERT ON f WHEN NEW.t = '' BEGIN SELECT RAISE(IGNORE); END;
            INSERT INTO a (n, x, t, u) VALUES (1, 1, 'one', 'u'), (2, NULL, 'two', NULL), (3, 3, '', NULL);
            INSERT INTO b VALUES ('k', 1, 1), (NULL, 2, NULL), ('l', 1, NULL);
            INSERT INTO c (id, t) VALUES (NULL, 'c'), (5, 'C2');
            INSERT INTO d VALUES ('p', 'q', 'v'), ('p', 'r', 'v');
            """;

    private SqliteDatabase database;
    private Connection rows;

    @BeforeAll
    void open(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("V1__schema.sql"), SCHEMA);
        database = SqliteDatabase.open(MigrationFolder.of(folder));
        rows = DriverManager.getConnection("jdbc:sqlite::memory:");
        for (String statement : SCHEMA.split(";\n")) {
            try (var one = rows.createStatement()) {
                one.execute(statement);
            }
        }
    }

    @AfterAll
    void close() throws SQLException {
        database.close();
        rows.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "SELECT id, n, x, t AS text FROM a                          | id n x? text",
                "SELECT * FROM a                                            | id n x? t u?",
                "SELECT a.*, b.n AS m FROM a JOIN b ON b.a = a.id           | id? n? x? t? u? m?",
                "SELECT a.id, b.n FROM a LEFT JOIN b ON b.a = a.id          | id n?",
                "SELECT a.id, b.n FROM a LEFT JOIN b ON b.a = a.id JOIN d   | id n?",
                "SELECT a.id, b.n FROM a RIGHT JOIN b ON b.a = a.id         | id? n?",
                "SELECT p.id, q.id AS i FROM a p LEFT JOIN a q ON q.x = p.n | id? i?",
                "SELECT k, n FROM b                                         | k? n",
                "SELECT id, t, g FROM c                                     | id? t g?",
                "SELECT p, q, v FROM d                                      | p q v",
                "SELECT id, n FROM w                                        | id? n?",
                "SELECT id, n FROM 'w'                                      | id? n?",
                "SELECT n FROM (SELECT n FROM a)                            | n?",
                "WITH s AS (SELECT n FROM a) SELECT n FROM s                | n?",
                "SELECT (SELECT n FROM a WHERE 0) AS n                      | n?",
                "SELECT n, count(*) AS c FROM a WHERE 0                     | n? c",
                "SELECT n, count(*) AS c FROM a GROUP BY n                  | n c",
                "SELECT n FROM a UNION SELECT NULL                          | n?",
                "SELECT x FROM a WHERE x IS NOT NULL AND n > 0              | x",
                "SELECT x FROM a WHERE x IS NOT NULL OR n > 0               | x?",
                "SELECT x FROM a WHERE n BETWEEN 0 AND x IS NOT NULL        | x?",
                "SELECT COALESCE(x, 0) AS x, IFNULL(x, n) AS y FROM a       | x y?",
                "SELECT CAST(count(x) AS TEXT) AS x, NOT EXISTS (SELECT 1) AS y FROM a | x y",
                "SELECT p.id, q.id AS i FROM a p LEFT JOIN main.a q ON q.x = p.n | id? i?",
                "SELECT 'text' AS t, 1 AS n, NULL AS x, CURRENT_DATE AS d   | t n x? d",
                "INSERT INTO a (n, t) VALUES (9, 'x') RETURNING id, n, x    | id n x?",
                "UPDATE b SET n = 1 WHERE n = 7 RETURNING k, n              | k? n",
                "DELETE FROM a WHERE 0 RETURNING *, (SELECT n FROM a WHERE 0) AS n | id? n? x? t? u? n?",
            })
    void columnsAreNotNullWhereThatCanBeSeen(String sql, String expected) throws SQLException {
        assertThat(accepted(sql).columns().stream()
                        .map(c -> c.name() + (c.nullable() ? "?" : ""))
                        .collect(Collectors.joining(" ")))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "SELECT t FROM a WHERE id = ?1                              | OPTIONAL",
                "SELECT t FROM a WHERE ?1 = a.id AND n > 1                  | OPTIONAL",
                "SELECT t FROM a AS s WHERE s.id = ?1                       | OPTIONAL",
                "SELECT t FROM a WHERE u = 'x'                              | OPTIONAL",
                "SELECT t FROM a WHERE n = ?1                               | MANY",
                "SELECT t FROM a WHERE id = ?1 OR n = 1                     | MANY",
                "SELECT t FROM a WHERE id IN (?1)                           | MANY",
                "SELECT t FROM a WHERE NOT id = ?1                          | MANY",
                "SELECT t FROM a WHERE n BETWEEN 1 AND id = ?1              | MANY",
                "SELECT t FROM a, b WHERE id = ?1                           | MANY",
                "SELECT n FROM b WHERE k = ?1                               | OPTIONAL",
                "SELECT n FROM b WHERE n = 1                                | MANY",
                "SELECT k FROM b WHERE n = 1 AND a = 2                      | OPTIONAL",
                "SELECT id FROM c WHERE t = ?1                              | MANY",
                "SELECT v FROM d WHERE p = ?1                               | MANY",
                "SELECT v FROM d WHERE p = ?1 AND q = 'q'                   | OPTIONAL",
                "SELECT n FROM w WHERE id = ?1                              | MANY",
                "SELECT t FROM a ORDER BY n LIMIT 1                         | OPTIONAL",
                "SELECT t FROM a LIMIT 2                                    | MANY",
                "SELECT count(*) FROM a                                     | ONE",
                "SELECT COALESCE(sum(n), 0) + 1 AS s FROM a WHERE n > 1     | ONE",
                "SELECT max(n, 2) FROM a                                    | MANY",
                "SELECT count(*) OVER () FROM a                             | MANY",
                "SELECT (SELECT count(*) FROM b) FROM a                     | MANY",
                "SELECT count(*) FROM a GROUP BY n                          | MANY",
                "SELECT count(*) FROM a HAVING count(*) > 7                 | OPTIONAL",
                "SELECT count(*) FROM a LIMIT 0                             | OPTIONAL",
                "SELECT count(*) FROM a UNION ALL SELECT 1                  | MANY",
                "SELECT 1                                                   | ONE",
                "SELECT 1 WHERE ?1                                          | OPTIONAL",
                "INSERT INTO a (n, t) VALUES (1, 'x') RETURNING id          | ONE",
                "INSERT INTO a (n, t) VALUES (1, 'x'), (2, 'y') RETURNING id | MANY",
                "INSERT INTO a (n, t) SELECT n, t FROM a RETURNING id       | MANY",
                "INSERT INTO a (n, t) VALUES (1, 'x') ON CONFLICT DO NOTHING RETURNING id | OPTIONAL",
                "INSERT OR IGNORE INTO a (n, t) VALUES (1, 'x') RETURNING id | MANY",
                "INSERT INTO e (t) VALUES (NULL) RETURNING id               | OPTIONAL",
                "INSERT INTO f (t) VALUES ('') RETURNING id                 | OPTIONAL",
                "UPDATE a SET n = 1 WHERE id = ?1 RETURNING n               | OPTIONAL",
                "UPDATE a SET n = 1 RETURNING n                             | MANY",
                "DELETE FROM a WHERE id = ?1 RETURNING n                    | OPTIONAL",
            })
    void rowsAreCountedWhereThatCanBeSeen(String sql, Rows expected) throws SQLException {
        assertThat(accepted(sql).rows()).isEqualTo(expected);
    }

    @Test
    void noRandomStatementGivesANullOrARowThatWasExcluded() throws SQLException {
        var statements = new RandomSelects(42, Dialect.SQLITE);
        int claimed = 0;
        int run = 0;
        for (int i = 0; i < 4_000; i++) {
            String sql = statements.next();
            if (!(describe(sql) instanceof Description.Accepted accepted)) {
                continue;
            }
            run++;
            int count = 0;
            try (PreparedStatement prepared = rows.prepareStatement(sql);
                    ResultSet result = prepared.executeQuery()) {
                while (result.next()) {
                    count++;
                    for (int c = 1; c <= accepted.columns().size(); c++) {
                        if (!accepted.columns().get(c - 1).nullable()) {
                            claimed++;
                            assertThat(result.getObject(c)).as(sql).isNotNull();
                        }
                    }
                }
            }
            switch (accepted.rows()) {
                case ONE -> assertThat(count).as(sql).isEqualTo(1);
                case OPTIONAL -> assertThat(count).as(sql).isLessThan(2);
                case MANY -> {
                    // Any number is right.
                }
            }
        }
        assertThat(run).isGreaterThan(1_000);
        assertThat(claimed).isGreaterThan(1_000);
    }

    private Description.Accepted accepted(String sql) throws SQLException {
        Description description = describe(sql);
        assertThat(description).as(sql).isInstanceOf(Description.Accepted.class);
        return (Description.Accepted) description;
    }

    private Description describe(String sql) throws SQLException {
        return database.describe(sql, List.<Describer.Parameter>of());
    }
}
