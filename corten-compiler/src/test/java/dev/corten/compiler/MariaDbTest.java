package dev.corten.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corten.sql.DatabaseConfig;
import dev.corten.sql.Db;
import dev.corten.sql.Migrations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Queries of MariaDB, checked and run by a real one. */
class MariaDbTest {
    private static final Path PROGRAMS = Path.of("src/test/mariadb").toAbsolutePath();

    @TempDir
    Path work;

    @Test
    void wrongQueriesAreRefusedInTheseWords() throws Exception {
        Compilation compilation = compile("fail");
        assertThat(compilation.success()).isFalse();
        assertSame(PROGRAMS.resolve("fail/expected.txt"), compilation.output());
        assertThat(databases()).noneMatch(name -> name.startsWith("corten_"));
    }

    @Test
    void generatedQueriesBindAndReadEveryType() throws Exception {
        Compilation compilation = compile("run", "-Xlint:all", "-Werror", "-Xlint:-processing");
        assertThat(compilation.output()).isEmpty();
        MariaDbServer.execute("CREATE DATABASE run");
        TimeZone zone = TimeZone.getDefault();
        // Neither the zone of the JVM nor that of the server may count.
        TimeZone.setDefault(TimeZone.getTimeZone("America/New_York"));
        try (Db db = Db.open(DatabaseConfig.of(MariaDbServer.address() + "/run"));
                var loader = Compilation.classes(work)) {
            Path migrations = PROGRAMS.resolve("run/db/migration");
            assertThat(Migrations.run(db.dataSource(), migrations)).isEqualTo(1);
            assertThat(Migrations.run(db.dataSource(), migrations)).isZero();
            Object said = loader.loadClass("things.Program")
                    .getMethod("run", Db.class)
                    .invoke(null, db);
            assertSame(PROGRAMS.resolve("run/expected.txt"), said.toString());
        } finally {
            TimeZone.setDefault(zone);
            MariaDbServer.execute("DROP DATABASE run");
        }
    }

    @Test
    void withoutAServerTheNextStepIsSaid() {
        Compilation compilation = Compilation.of(
                PROGRAMS.resolve("fail"), work, "-Acorten.dialect=mariadb", "-Acorten.database=mariadb://127.0.0.1:1");
        assertThat(compilation.output())
                .contains(
                        "[corten/sql-database] the MariaDB that checks queries does not answer: Socket fail to connect");
    }

    private Compilation compile(String program, String... options) {
        var all = new ArrayList<>(List.of("-Acorten.dialect=mariadb", "-Acorten.database=" + MariaDbServer.address()));
        all.addAll(List.of(options));
        return Compilation.of(PROGRAMS.resolve(program), work, all.toArray(String[]::new));
    }

    private static void assertSame(Path expected, String text) throws IOException {
        if (Boolean.getBoolean("corten.bless")) {
            Files.writeString(expected, text);
        }
        assertThat(text).isEqualTo(Files.readString(expected));
    }

    private static List<String> databases() throws SQLException {
        try (var connection = DriverManager.getConnection(MariaDbServer.jdbcUrl());
                var statement = connection.createStatement();
                var result = statement.executeQuery("SHOW DATABASES")) {
            var names = new ArrayList<String>();
            while (result.next()) {
                names.add(result.getString(1));
            }
            return names;
        }
    }
}
