package dev.corten.compiler.describe;

import dev.corten.compiler.describe.nullness.Nullness;
import dev.corten.compiler.describe.nullness.Passed;
import dev.corten.compiler.describe.nullness.Rows;
import dev.corten.compiler.describe.tree.Node;
import dev.corten.compiler.describe.wire.Prepared;
import dev.corten.compiler.describe.wire.RefusedException;
import dev.corten.compiler.describe.wire.Report;
import dev.corten.compiler.describe.wire.ServerAddress;
import dev.corten.compiler.describe.wire.Wire;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Asks a PostgreSQL: one Parse and Describe a statement, nothing is planned or executed. It has a connection of its own.
 *
 * <p>Types and other facts of the catalog are kept from statement to statement: call {@link #forget} after the schema
 * changed.
 *
 * <pre>{@code
 * try (var describer = PostgresDescriber.connect(postgres.url("shop"))) {
 *     var description = describer.describe("SELECT id FROM tasks WHERE title = $1", List.of());
 * }
 * }</pre>
 */
public final class PostgresDescriber implements Describer, AutoCloseable {
    /**
     * What PostgreSQL answers when it cannot tell a parameter's type: indeterminate_datatype, ambiguous_parameter,
     * ambiguous_function, datatype_mismatch.
     */
    private static final Set<String> UNDETERMINED = Set.of("42P18", "42P08", "42725", "42804");

    private static final Pattern PARAMETER = Pattern.compile("parameter \\$([0-9]{1,5})");

    /** The server's trees are no stable interface: of another version nothing is claimed. */
    private static final String TESTED_VERSION = "18";

    private final Wire wire;
    private final boolean tested;
    private final Types types;
    private final Trees trees;
    private final PostgresCatalog catalog;
    private final Nullness nullness;
    private final PostgresSchema schema;
    private @Nullable ScanFinder scans;

    /** How trees are come by, on a connection. */
    private interface Route {
        Trees on(Wire wire, Types types) throws SQLException;
    }

    private PostgresDescriber(Wire wire, Route route) throws SQLException {
        this.wire = wire;
        String version = wire.script("SHOW server_version").getFirst().getFirst();
        this.tested = version != null && version.split("\\D", 2)[0].equals(TESTED_VERSION);
        this.types = new Types(wire);
        this.trees = route.on(wire, types);
        this.catalog = new PostgresCatalog(wire);
        if (tested) {
            catalog.prepare();
        }
        this.nullness = new Nullness(catalog);
        this.schema = new PostgresSchema(wire, types, catalog);
    }

    /**
     * Connects to the database at {@code postgres://user:password@host:5432/database} of a server of our own, as its
     * superuser.
     *
     * @throws SQLException if it does not answer within 4 seconds
     */
    public static PostgresDescriber connect(String url) throws SQLException {
        Wire wire = Wire.connect(ServerAddress.parse(url), NoticeTrees.SETTINGS);
        try {
            // The notices are for us alone. Only a superuser may say so; elsewhere they fill the server's log.
            wire.script("SET log_min_messages = panic; SET lc_messages = 'C'");
        } catch (RefusedException notSuperuser) {
            // Then in the log, and in its language.
        }
        return over(wire, (connection, types) -> new NoticeTrees());
    }

    /**
     * Connects to the database at {@code postgres://user:password@host:5432/database} of a server that is not ours, as any
     * role that may create temporary objects. Nothing is written to its log or left in its catalog.
     *
     * @throws SQLException if it does not answer within 4 seconds
     */
    public static PostgresDescriber connectAsGuest(String url) throws SQLException {
        Wire wire = Wire.connect(ServerAddress.parse(url), Map.of("application_name", "corten-compiler"));
        return over(wire, FunctionTrees::new);
    }

    private static PostgresDescriber over(Wire wire, Route route) throws SQLException {
        try {
            return new PostgresDescriber(wire, route);
        } catch (SQLException e) {
            wire.close();
            throw e;
        }
    }

    /** Executes statements in this connection, such as a change of the schema or {@code SET search_path}. */
    public void execute(String script) throws SQLException {
        wire.script(script);
        forget();
    }

    /** Forgets what is known of the schema, because it changed. */
    public void forget() {
        types.forget();
        catalog.forget();
        schema.forget();
    }

    @Override
    public Description describe(String sql, List<Parameter> parameters) throws SQLException {
        List<Integer> given = new ArrayList<>();
        boolean inTransaction = wire.inTransaction();
        if (inTransaction) {
            wire.script("SAVEPOINT corten");
        }
        while (true) {
            try {
                return accepted(sql, wire.prepare("", sql, given), parameters);
            } catch (RefusedException refused) {
                if (inTransaction) {
                    wire.script("ROLLBACK TO corten");
                }
                if (!tellTypes(refused.report(), given, parameters)) {
                    return refused(sql, refused.report());
                }
            }
        }
    }

    @Override
    public Map<String, String> schema() throws SQLException {
        return schema.parts();
    }

    /**
     * The tables that a statement, which was accepted without types of its parameters, reads whole for want of an index. Indexes
     * are made and rolled back for this: on a server of our own.
     */
    public List<Scan> scans(String sql) throws SQLException {
        try {
            if (scans == null) {
                scans = new ScanFinder(wire);
            }
            return scans.find(sql);
        } catch (RefusedException noMatter) {
            // A plan of some form that is not known: only a warning less.
            return List.of();
        }
    }

    /** The columns of each table and view, in order; a table outside of the schema {@code public} with its schema. */
    public Map<String, List<String>> names() throws SQLException {
        return schema.names();
    }

    @Override
    public void close() {
        wire.close();
    }

    /**
     * Adds the types of the parameters that the server could not tell to {@code given}: of the one that it names, else
     * of all, because a type that we tell takes the better one that it would infer.
     *
     * @return whether there was something to add
     */
    private boolean tellTypes(Report refused, List<Integer> given, List<Parameter> parameters) throws SQLException {
        if (!UNDETERMINED.contains(refused.sqlState())) {
            return false;
        }
        Matcher named = PARAMETER.matcher(refused.message());
        if (named.find()) {
            int index = Integer.parseInt(named.group(1)) - 1;
            if (tellType(index, given, parameters)) {
                return true;
            }
        }
        boolean told = false;
        for (int i = 0; i < parameters.size(); i++) {
            told |= tellType(i, given, parameters);
        }
        return told;
    }

    private boolean tellType(int index, List<Integer> given, List<Parameter> parameters) throws SQLException {
        String name = index < 0 || index >= parameters.size()
                ? null
                : parameters.get(index).type();
        int oid = name == null ? 0 : types.byName(name);
        if (oid == 0) {
            return false;
        }
        while (given.size() <= index) {
            given.add(0);
        }
        return given.set(index, oid) == 0;
    }

    private Description accepted(String sql, Prepared prepared, List<Parameter> known) throws SQLException {
        List<PgType> parameters = new ArrayList<>();
        for (int type : prepared.parameters()) {
            parameters.add(types.byOid(type));
        }
        try {
            Node statement = tested ? trees.of(sql, prepared) : null;
            if (statement != null) {
                catalog.readRoutines(Nullness.routines(statement));
            }
            List<Boolean> nonNull = statement == null ? List.of() : nonNull(statement, prepared, known);
            List<Description.Column> columns = new ArrayList<>();
            for (Prepared.Field field : prepared.fields()) {
                int index = columns.size();
                boolean nullable = nonNull.isEmpty() || !nonNull.get(index);
                PgType type = types.byOid(field.type());
                boolean elements = statement == null
                        || nonNull.isEmpty()
                        || !catalog.array(type.oid())
                        || !nullness.elements(statement, index, passed(known));
                columns.add(new Description.Column(field.name(), type, nullable, elements));
            }
            return statement == null
                    ? new Description.Accepted(parameters, columns)
                    : new Description.Accepted(
                            parameters,
                            columns,
                            columns.isEmpty() ? Rows.MANY : nullness.rows(statement),
                            nullness.passedNulls(statement, parameters.size()),
                            Limits.of(statement, parameters.size()),
                            trees.withDefaults() ? nullness.leftOut(statement) : List.of(),
                            nonNull.isEmpty()
                                    ? List.of()
                                    : Groups.of(
                                            columns, given -> nullness.columnsWhere(statement, given, passed(known))),
                            schema.usedBy(statement));
        } catch (Unanswered unanswered) {
            throw unanswered.failure();
        }
    }

    /** Which columns are never NULL; a parameter of which nothing is known may be. */
    private List<Boolean> nonNull(Node statement, Prepared prepared, List<Parameter> known) {
        List<Boolean> columns = nullness.columns(statement, passed(known));
        return columns.size() == prepared.fields().size() ? columns : List.of();
    }

    private static Passed passed(List<Parameter> known) {
        return new Passed() {
            @Override
            public boolean nonNull(int number) {
                return number <= known.size() && !known.get(number - 1).nullable();
            }

            @Override
            public boolean sameLength(List<Integer> numbers) {
                Set<String> lists = new HashSet<>();
                for (int number : numbers) {
                    String rows = number <= known.size() ? known.get(number - 1).rows() : null;
                    if (rows == null) {
                        return false;
                    }
                    lists.add(rows);
                }
                return lists.size() == 1;
            }
        };
    }

    /** The server counts characters of Unicode from 1, Java units of UTF-16 from 0. */
    private static Description refused(String sql, Report report) {
        int characters = sql.codePointCount(0, sql.length());
        int position = report.position() < 1 || report.position() > characters + 1
                ? -1
                : sql.offsetByCodePoints(0, report.position() - 1);
        return new Description.Refused(report.sqlState(), report.message(), report.detail(), report.hint(), position);
    }
}
