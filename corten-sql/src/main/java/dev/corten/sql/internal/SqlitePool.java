package dev.corten.sql.internal;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.corten.sql.DatabaseConfig;
import dev.corten.sql.Db;
import dev.corten.sql.DbException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/** Opens the pool of connections to a SQLite. The only class that needs {@code org.xerial:sqlite-jdbc}. */
final class SqlitePool {
    private static final Logger log = LoggerFactory.getLogger(Db.class);

    private SqlitePool() {}

    /**
     * A pool on the file {@code path}, which is made if it is not there.
     *
     * @param path may end in parameters of the driver, after a question mark; {@code :memory:} for a database that is gone
     *     when the pool is closed
     */
    static Pool open(String path, DatabaseConfig config) {
        long begin = System.nanoTime();
        int mark = path.indexOf('?');
        String file = mark < 0 ? path : path.substring(0, mark);
        try {
            Properties settings = settings(config).toProperties();
            settings.putAll(parameters(mark < 0 ? "" : path.substring(mark + 1)));
            var source = new SQLiteDataSource(new SQLiteConfig(settings));
            source.setUrl("jdbc:sqlite:" + file);
            try (Connection connection = source.getConnection();
                    var statement = connection.createStatement()) {
                // The file is only looked at when something of it is needed.
                statement.executeQuery("SELECT count(*) FROM sqlite_schema").close();
            }
            HikariConfig hikari = Pool.configuration(source, config);
            boolean memory = file.equals(":memory:");
            if (memory) {
                // Each connection would have a database of its own, gone with it.
                hikari.setMaximumPoolSize(1);
                hikari.setMinimumIdle(1);
                hikari.setMaxLifetime(0);
                hikari.setIdleTimeout(0);
            }
            HikariDataSource pool = new HikariDataSource(hikari);
            log.info("opened {} in {} ms", file, (System.nanoTime() - begin) / 1_000_000);
            return Pool.unpipelined(pool, memory ? pool : source);
        } catch (SQLException failed) {
            DbException failure = Failure.of("no connection to " + file, failed);
            throw new DbException(
                    failure.getMessage() + "; is its directory there, and may it be written?", failure.sqlState());
        } catch (NoClassDefFoundError absent) {
            throw new DbException(
                    "DATABASE_URL is of SQLite, but org.xerial:sqlite-jdbc is not on the class path", null);
        }
    }

    /** {@code journal_mode=DELETE&synchronous=NORMAL}. */
    private static Map<String, String> parameters(String query) {
        Map<String, String> parameters = new HashMap<>();
        for (String pair : query.split("&")) {
            if (pair.isEmpty()) {
                continue;
            }
            String name = pair.replaceFirst("=.*", "");
            if (Arrays.stream(SQLiteConfig.Pragma.values()).noneMatch(p -> p.pragmaName.equals(name))) {
                throw new DbException(
                        "DATABASE_URL has a parameter after the question mark that SQLite's driver does not know",
                        null);
            }
            parameters.put(name, pair.substring(Math.min(pair.length(), name.length() + 1)));
        }
        return parameters;
    }

    private static SQLiteConfig settings(DatabaseConfig config) {
        var settings = new SQLiteConfig();
        // Readers and a writer do not wait for each other.
        settings.setJournalMode(SQLiteConfig.JournalMode.WAL);
        settings.setBusyTimeout(
                (int) Math.min(Integer.MAX_VALUE, config.acquireTimeout().toMillis()));
        settings.enforceForeignKeys(true);
        // A transaction that first reads and then writes would fail at once where another one has written in between:
        // none may wait for a lock while it holds one. So all of them queue before they begin.
        settings.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
        return settings;
    }
}
