package dev.corten.sql.internal;

import dev.corten.sql.Dialect;
import dev.corten.sql.Row;
import dev.corten.sql.Statement;
import dev.corten.sql.TransactionOptions;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What differs between databases, below the queries: how values travel, and how a transaction begins. It has no state. */
interface Engine {
    /** That of {@code dialect}. */
    static Engine of(Dialect dialect) {
        return switch (dialect) {
            case POSTGRES -> new PostgresEngine();
            case SQLITE -> new SqliteEngine();
            case MARIADB -> new MariaDbEngine();
        };
    }

    /** Binds what is no number of Java, no boolean and no bytes; {@code type} is the type of JDBC for NULL. */
    void bind(PreparedStatement prepared, int parameter, @Nullable Object value, int type) throws SQLException;

    /** A list as the text that the database reads an array from. */
    String array(List<? extends @Nullable Object> values);

    /** What makes the transaction that a connection has just begun one of {@code options}; empty for nothing. */
    String modes(TransactionOptions options);

    /** The rows of {@code result}, one at a time. */
    Row row(Statement statement, ResultSet result);
}
