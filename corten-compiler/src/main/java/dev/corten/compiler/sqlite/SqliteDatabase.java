package dev.corten.compiler.sqlite;

import dev.corten.compiler.database.Database;
import dev.corten.compiler.database.MigrationFolder;
import dev.corten.compiler.database.SchemaNames;
import dev.corten.compiler.database.UnavailableException;
import dev.corten.compiler.describe.Describer;
import dev.corten.compiler.describe.Description;
import dev.corten.compiler.describe.PgType;
import dev.corten.compiler.sql.Dialect;
import dev.corten.compiler.sql.NamedSql;
import dev.corten.sql.DbException;
import dev.corten.sql.Migrations;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteDataSource;

/**
 * A SQLite in memory with the module's migrations. It is the library that the program itself uses, so that it accepts what
 * will run; but it has no types for parameters and expressions, and knows the types of columns only as they were declared.
 */
public final class SqliteDatabase implements Database {
    private static final PgType PARAMETER = new PgType(0, "any type", PgType.Kind.ANY, List.of(), null);

    private final Connection connection;
    private final SqliteSchema schema;

    private SqliteDatabase(Connection connection, SqliteSchema schema) {
        this.connection = connection;
        this.schema = schema;
    }

    /**
     * Makes a database in memory and migrates it.
     *
     * @throws UnavailableException if a migration fails, or the library of SQLite is not on the processor path
     */
    public static SqliteDatabase open(MigrationFolder migrations) throws UnavailableException {
        Connection connection = null;
        try {
            var source = new SQLiteDataSource();
            // Lives as long as a connection to it.
            source.setUrl("jdbc:sqlite:file:corten-" + UUID.randomUUID() + "?mode=memory&cache=shared");
            connection = source.getConnection();
            if (!migrations.empty()) {
                Migrations.run(source, migrations.path());
            }
            return new SqliteDatabase(connection, SqliteSchema.read(connection));
        } catch (DbException failed) {
            close(connection);
            throw UnavailableException.migration(failed);
        } catch (NoClassDefFoundError absent) {
            throw UnavailableException.driver(
                    Dialect.SQLITE.product(),
                    "its library is not there",
                    "add org.xerial:sqlite-jdbc to the processor path, beside corten-compiler");
        } catch (SQLException | RuntimeException failed) {
            close(connection);
            throw UnavailableException.database(Dialect.SQLITE.product(), failed);
        }
    }

    @Override
    public Description describe(String sql, List<Describer.Parameter> parameters) throws SQLException {
        List<PgType> types = Collections.nCopies(parameters.size(), PARAMETER);
        try (PreparedStatement prepared = connection.prepareStatement(sql)) {
            var statement = new SqliteStatement(NamedSql.of(sql, Dialect.SQLITE), schema);
            ResultSetMetaData result = prepared.getMetaData();
            int count = count(result);
            List<Description.Column> columns = new ArrayList<>();
            for (int i = 1; i <= count; i++) {
                columns.add(statement.column(
                        i, count, result.getColumnLabel(i), result.getTableName(i), result.getColumnTypeName(i)));
            }
            return new Description.Accepted(types, columns, statement.rows(), List.of(), List.of(Description.ALL));
        } catch (SQLException refused) {
            return new SqliteRefusal(connection, sql).explain(refused);
        }
    }

    /** How many columns there are; the driver cannot say that there are none. */
    private static int count(@Nullable ResultSetMetaData result) {
        try {
            return result == null ? 0 : result.getColumnCount();
        } catch (SQLException none) {
            return 0;
        }
    }

    @Override
    public SchemaNames names() {
        return schema.names();
    }

    @Override
    public void close() {
        close(connection);
    }

    private static void close(@Nullable Connection connection) {
        try (connection) {
            // With its last connection the database is gone.
        } catch (SQLException ignored) {
            // It was in memory only.
        }
    }
}
