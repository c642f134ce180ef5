package dev.corten.compiler.describe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corten.compiler.describe.Describer.Parameter;
import dev.corten.compiler.describe.Description.Accepted;
import dev.corten.compiler.describe.nullness.Rows;
import dev.corten.compiler.describe.wire.RefusedException;
import dev.corten.compiler.describe.wire.ServerAddress;
import dev.corten.compiler.describe.wire.Wire;
import dev.corten.postgres.EmbeddedPostgres;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Describes random statements, executes them, and looks for a NULL where none was claimed, or too many rows. */
class RandomQueryTest {
    private static final int STATEMENTS = setting("CORTEN_RANDOM_STATEMENTS", 3000);
    private static final int SEED = setting("CORTEN_RANDOM_SEED", 20260101);

    /** Parameters 2 and 4 may be NULL, and are so half of the time. */
    private static final List<Parameter> PARAMETERS = List.of(
            new Parameter("int", false),
            new Parameter("int", true),
            new Parameter("text", false),
            new Parameter("bool", true),
            new Parameter("int[]", false));

    private int claims;
    private int elements;
    private int rows;
    private int singles;
    private int groups;
    private int executed;

    @Test
    void noNullComesWhereNoneWasClaimed() throws Exception {
        Random random = new Random(SEED);
        List<String> wrong = new ArrayList<>();
        int accepted = 0;
        long nanos = 0;
        try (var postgres = EmbeddedPostgres.throwAway();
                var describer = PostgresDescriber.connect(postgres.url());
                var wire = Wire.connect(ServerAddress.parse(postgres.url()), Map.of())) {
            wire.script(schema());
            for (int i = 0; i < STATEMENTS; i++) {
                if (i % 250 == 0) {
                    wire.script(rows(random));
                }
                String sql = new RandomQueries(random).statement();
                long begin = System.nanoTime();
                Description description = describer.describe(sql, PARAMETERS);
                nanos += System.nanoTime() - begin;
                if (description instanceof Accepted described) {
                    accepted++;
                    for (int run = 0; run < 2; run++) {
                        execute(sql, described, random, wire, wrong);
                    }
                }
            }
        }
        System.out.printf(
                "random: %d statements, %d accepted, %d executions, %d rows, %d claims, %d of elements, %d of at most one row, %d of groups, %d wrong; %.2f ms a description%n",
                STATEMENTS,
                accepted,
                executed,
                rows,
                claims,
                elements,
                singles,
                groups,
                wrong.size(),
                nanos / 1e6 / STATEMENTS);
        assertThat(wrong).isEmpty();
        assertThat(accepted).isGreaterThan(STATEMENTS * 8 / 10);
    }

    private void execute(String sql, Accepted described, Random random, Wire wire, List<String> wrong)
            throws SQLException {
        List<String> all = Arrays.asList(
                Integer.toString(random.nextInt(3)),
                random.nextBoolean() ? null : "2",
                random.nextBoolean() ? "" : "b",
                random.nextBoolean() ? null : "true",
                random.nextBoolean() ? "{}" : "{1,2}");
        List<String> values = all.subList(0, described.parameters().size());
        List<List<String>> result;
        wire.script("BEGIN; SET LOCAL statement_timeout = 500");
        try {
            wire.prepare(
                    "", sql, described.parameters().stream().map(PgType::oid).toList());
            result = wire.execute("", values);
            executed++;
        } catch (RefusedException atRunTime) {
            wire.script("ROLLBACK");
            return;
        } catch (SQLException gone) {
            throw new SQLException("no answer to " + values + ": " + sql, gone);
        }
        wire.script("ROLLBACK");
        rows += result.size();
        boolean tooMany = described.rows() != Rows.MANY && result.size() > 1;
        boolean tooFew = described.rows() == Rows.ONE && result.isEmpty();
        singles += described.rows() == Rows.MANY ? 0 : 1;
        if (tooMany || tooFew) {
            wrong.add(result.size() + " rows with " + values + ": " + sql);
        }
        for (Description.Group group : described.groups()) {
            groups++;
            if (!result.stream().allMatch(row -> together(row, group, described.columns()))) {
                wrong.add("group " + group + " with " + values + ": " + sql);
            }
        }
        for (int c = 0; c < described.columns().size(); c++) {
            int column = c;
            if (!described.columns().get(c).nullable()) {
                claims++;
                if (result.stream().anyMatch(row -> row.get(column) == null)) {
                    wrong.add("column " + (c + 1) + " with " + values + ": " + sql);
                }
            }
            if (!described.columns().get(c).nullableElements()) {
                elements++;
                if (result.stream()
                        .anyMatch(row -> String.valueOf(row.get(column)).contains("NULL"))) {
                    wrong.add("elements of column " + (c + 1) + " with " + values + ": " + sql);
                }
            }
        }
    }

    private static boolean together(List<String> row, Description.Group group, List<Description.Column> columns) {
        List<String> names = columns.stream().map(Description.Column::name).toList();
        boolean there = row.get(names.indexOf(group.sign())) != null;
        return IntStream.range(0, columns.size())
                .filter(i -> names.get(i).startsWith(group.name() + "."))
                .allMatch(i -> there
                        ? row.get(i) != null || !group.certain().contains(names.get(i))
                        : row.get(i) == null || !columns.get(i).nullable());
    }

    /** From the environment, to search for longer than a test may. */
    private static int setting(String name, int otherwise) {
        String value = System.getenv(name);
        return value == null ? otherwise : Integer.parseInt(value);
    }

    private static String schema() {
        StringBuilder sql = new StringBuilder();
        for (String table : RandomQueries.TABLES) {
            sql.append("CREATE TABLE ").append(table).append("""
                     (a int PRIMARY KEY, b int, c text NOT NULL, d text, e bool NOT NULL, f bool, g int[] NOT NULL, h int[]);
                    CREATE UNIQUE INDEX ON\s""").append(table).append(" (coalesce(a, 2));");
        }
        return sql + """
                CREATE VIEW v0 AS SELECT t0.a, t1.b, t0.c, t1.c AS d, t0.e, t1.e AS f, t0.g, t1.g AS h
                FROM t0 LEFT JOIN t1 ON t1.a = t0.b;
                CREATE VIEW v1 AS SELECT a, coalesce(b, 0) AS b, c, d, e, f, g, h FROM t2 WHERE d IS NOT NULL
                UNION ALL SELECT a, 1, c, coalesce(d, c), e, f, g, h FROM t3;
                """;
    }

    /** A few rows each, one table at times empty, with NULL in half of the places where it may be. */
    private static String rows(Random random) {
        StringBuilder sql = new StringBuilder();
        for (String table : RandomQueries.TABLES) {
            sql.append("TRUNCATE ").append(table).append(';');
            for (int a = 0, count = random.nextInt(4); a < count; a++) {
                sql.append("INSERT INTO ").append(table).append(" VALUES (").append(a);
                sql.append(random.nextBoolean() ? ",NULL" : "," + random.nextInt(3));
                sql.append(",'").append((char) ('a' + random.nextInt(2))).append('\'');
                sql.append(random.nextBoolean() ? ",NULL" : ",'b'");
                sql.append(',').append(random.nextBoolean());
                sql.append(random.nextBoolean() ? ",NULL" : "," + random.nextBoolean());
                sql.append(random.nextBoolean() ? ",'{}'" : ",'{1,NULL}'");
                sql.append(random.nextBoolean() ? ",NULL" : ",'{2}'").append(");");
            }
        }
        return sql.toString();
    }
}
