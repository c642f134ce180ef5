package dev.corten.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corten.compiler.database.MigrationFolder;
import dev.corten.compiler.describe.Describer;
import dev.corten.compiler.describe.Description;
import dev.corten.compiler.mariadb.MariaDbDatabase;
import dev.corten.compiler.sql.Dialect;
import dev.corten.compiler.sql.RandomSelects;
import dev.corten.sql.DatabaseConfig;
import dev.corten.sql.Db;
import dev.corten.sql.Migrations;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What MariaDB says of statements, against what it gives for them. */
class MariaDbDescribeTest {
    private static final String SCHEMA = """
            CREATE TABLE a (id INT AUTO_INCREMENT PRIMARY KEY, n INT NOT NULL, x INT, t VARCHAR(9) NOT NULL, u VARCHAR(9) UNIQUE);
            CREATE TABLE b (k VARCHAR(9) UNIQUE, n INT NOT NULL, a INT, UNIQUE (n, a));
            CREATE TABLE c (id INT, t VARCHAR(9) NOT NULL UNIQUE);
            CREATE TABLE d (p VARCHAR(9), q VARCHAR(9), v VARCHAR(9) NOT NULL DEFAULT 'v', PRIMARY KEY (p, q));
            CREATE VIEW w AS SELECT a.id, a.x, a.t, a.u, b.k, b.n, b.a FROM a LEFT JOIN b ON b.a = a.id;
            INSERT INTO a (n, x, t, u) VALUES (1, 1, 'one', 'u'), (2, NULL, 'two', NULL), (3, 3, '', NULL);
            INSERT INTO b VALUES ('k', 1, 1), (NULL, 2, NULL), ('l', 1, NULL);
            INSERT INTO c VALUES (NULL, 'c'), (5, 'C2');
            INSERT INTO d VALUES ('p', 'q', 'v'), ('p', 'r', 'v');
            """;

    @TempDir
    Path folder;

    @Test
    void noRandomStatementGivesANullOrARowThatWasExcluded() throws Exception {
        Files.writeString(folder.resolve("V1__schema.sql"), SCHEMA);
        MariaDbServer.execute("CREATE DATABASE described");
        try (var database = MariaDbDatabase.open(MariaDbServer.address(), MigrationFolder.of(folder));
                var db = Db.open(DatabaseConfig.of(MariaDbServer.address() + "/described"))) {
            Migrations.run(db.dataSource(), folder);
            var statements = new RandomSelects(42, Dialect.MARIADB);
            int run = 0;
            int claimed = 0;
            try (Connection rows = db.dataSource().getConnection()) {
                for (int i = 0; i < 3_000; i++) {
                    String sql = statements.next();
                    if (database.describe(sql, List.<Describer.Parameter>of())
                            instanceof Description.Accepted accepted) {
                        run++;
                        claimed += check(sql, accepted, rows);
                    }
                }
            }
            assertThat(run).isGreaterThan(1_000);
            assertThat(claimed).isGreaterThan(1_000);
        } finally {
            MariaDbServer.execute("DROP DATABASE described");
        }
    }

    private static int check(String sql, Description.Accepted accepted, Connection rows) throws SQLException {
        int claimed = 0;
        int count = 0;
        try (var prepared = rows.prepareStatement(sql);
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
        return claimed;
    }
}
