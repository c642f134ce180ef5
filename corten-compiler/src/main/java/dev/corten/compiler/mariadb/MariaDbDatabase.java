package dev.corten.compiler.mariadb;

import dev.corten.compiler.database.Database;
import dev.corten.compiler.database.MigrationFolder;
import dev.corten.compiler.database.SchemaNames;
import dev.corten.compiler.database.UnavailableException;
import dev.corten.compiler.describe.Describer;
import dev.corten.compiler.describe.Description;
import dev.corten.compiler.describe.PgType;
import dev.corten.compiler.sql.Dialect;
import dev.corten.compiler.sql.NamedSql;
import dev.corten.compiler.sql.Outline;
import dev.corten.compiler.sql.Token;
import dev.corten.compiler.sql.WrittenRows;
import dev.corten.sql.DbException;
import dev.corten.sql.Migrations;
import dev.corten.sql.internal.MariaDbPool;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A throw-away database with the module's migrations on a MariaDB that runs already. The server prepares each statement: it
 * tells names, types and nullness of the columns, and nothing of the parameters.
 */
public final class MariaDbDatabase implements Database {
    private static final PgType PARAMETER = new PgType(0, "any type", PgType.Kind.ANY, List.of(), null);
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(4);

    private final Connection connection;
    private final String name;
    private final MariaDbSchema schema;

    private MariaDbDatabase(Connection connection, String name, MariaDbSchema schema) {
        this.connection = connection;
        this.name = name;
        this.schema = schema;
    }

    /**
     * Creates a database and migrates it.
     *
     * @param address {@code mariadb://user:password@host:3306}, of a user that may create and drop databases; {@code null} if
     *     none was said
     * @throws UnavailableException if a migration fails, or there is no such server
     */
    public static MariaDbDatabase open(@Nullable String address, MigrationFolder migrations)
            throws UnavailableException {
        if (address == null) {
            throw UnavailableException.driver(
                    Dialect.MARIADB.product(),
                    "no server is named",
                    "start one, and say CORTEN_DATABASE=mariadb://user:password@host:3306, or -Acorten.database=…");
        }
        String name = "corten_" + UUID.randomUUID().toString().replace("-", "");
        String server = address.replaceFirst("^(?:jdbc:)?(?:mariadb|mysql):", "mariadb:")
                .replaceFirst("/*$", "");
        Connection connection = null;
        try {
            connection = MariaDbPool.source(server + "/", "max_statement_time=30", CONNECT_TIMEOUT)
                    .getConnection();
            execute(connection, "CREATE DATABASE " + name);
            if (!migrations.empty()) {
                Migrations.run(
                        MariaDbPool.source(server + "/" + name, "max_statement_time=30", CONNECT_TIMEOUT),
                        migrations.path());
            }
            connection.setCatalog(name);
            return new MariaDbDatabase(connection, name, MariaDbSchema.read(connection));
        } catch (DbException failed) {
            end(connection, name);
            throw UnavailableException.migration(failed);
        } catch (NoClassDefFoundError absent) {
            throw UnavailableException.driver(
                    Dialect.MARIADB.product(),
                    "its driver is not there",
                    "add org.mariadb.jdbc:mariadb-java-client and org.flywaydb:flyway-mysql to the processor path");
        } catch (SQLException | RuntimeException failed) {
            end(connection, name);
            throw UnavailableException.database(Dialect.MARIADB.product(), failed);
        }
    }

    @Override
    public Description describe(String sql, List<Describer.Parameter> parameters) throws SQLException {
        Outline outline = Outline.of(NamedSql.of(sql, Dialect.MARIADB));
        List<Description.Column> columns;
        try {
            columns = columns(sql);
            if (columns.isEmpty()
                    && outline.has("returning")
                    && !outline.items().isEmpty()) {
                // Of RETURNING the server says nothing before it runs; of the same list in a SELECT it does.
                columns = columns(selected(sql, outline));
            }
        } catch (SQLException refused) {
            if (String.valueOf(refused.getSQLState()).startsWith("08")) {
                throw refused;
            }
            return new MariaDbRefusal(sql, name).explain(refused);
        }
        boolean texts = parameters.stream().allMatch(p -> "CHAR".equals(p.type()))
                && outline.clause("where").stream().noneMatch(t -> t.kind() == Token.Kind.NUMBER);
        return new Description.Accepted(
                Collections.nCopies(parameters.size(), PARAMETER),
                columns,
                WrittenRows.of(outline, schema.rows(texts)),
                List.of(),
                List.of(Description.ALL));
    }

    /** The server has no types for parameters: those of Java tell whether numbers are compared with text. */
    @Override
    public boolean wantsTypes() {
        return true;
    }

    private static String selected(String sql, Outline outline) {
        List<Token> target = outline.clause(outline.verb().equals("delete") ? "from" : outline.verb());
        Token table = target.stream()
                .filter(t -> !t.name().isEmpty()
                        && !Set.of("into", "ignore", "low_priority").contains(t.name()))
                .findFirst()
                .orElseThrow();
        int from = outline.items().getFirst().getFirst().start();
        int to = outline.items().getLast().getLast().end();
        return "SELECT " + sql.substring(from, to) + " FROM " + table.text();
    }

    private List<Description.Column> columns(String sql) throws SQLException {
        List<Description.Column> columns = new ArrayList<>();
        try (PreparedStatement prepared = connection.prepareStatement(sql)) {
            ResultSetMetaData result = prepared.getMetaData();
            NamedSql written = NamedSql.of(sql, Dialect.MARIADB);
            boolean believed = MariaDbNullness.believed(written, Outline.of(written), schema);
            for (int i = 1; result != null && i <= result.getColumnCount(); i++) {
                boolean nullable = !believed || result.isNullable(i) != ResultSetMetaData.columnNoNulls;
                columns.add(new Description.Column(result.getColumnLabel(i), type(result, i), nullable));
            }
        }
        return columns;
    }

    /** An enum looks like text; which labels it has say the columns of its name, if they agree. */
    private PgType type(ResultSetMetaData result, int column) throws SQLException {
        String type = result.getColumnTypeName(column);
        Set<List<String>> labels = schema.enums().getOrDefault(result.getColumnName(column), Set.of());
        return type.equals("CHAR") && labels.size() == 1
                ? MariaDbTypes.enumeration(
                        "enum " + result.getColumnName(column),
                        labels.iterator().next())
                : MariaDbTypes.of(type);
    }

    @Override
    public SchemaNames names() {
        return schema.names();
    }

    @Override
    public void close() {
        end(connection, name);
    }

    private static void end(@Nullable Connection connection, String name) {
        try (connection) {
            if (connection != null) {
                execute(connection, "DROP DATABASE IF EXISTS " + name);
            }
        } catch (SQLException gone) {
            // With the server its databases are out of reach.
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
