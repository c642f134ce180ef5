package dev.corten.compiler.describe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corten.compiler.describe.Describer.Parameter;
import dev.corten.compiler.describe.Description.Accepted;
import dev.corten.postgres.EmbeddedPostgres;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What neither the corpus nor chance shows; a question mark is behind the columns that can be NULL. */
class NullnessTest {
    static EmbeddedPostgres postgres;
    static PostgresDescriber describer;

    @BeforeAll
    static void migrate() throws SQLException {
        postgres = EmbeddedPostgres.throwAway();
        describer = PostgresDescriber.connect(postgres.url());
        describer.execute("""
                CREATE TABLE a (id int PRIMARY KEY, n text NOT NULL, x int);
                CREATE TABLE b (id int PRIMARY KEY, a_id int, t text NOT NULL);
                CREATE VIEW writable AS SELECT id, n, x FROM a;
                CREATE TABLE generated (x int, g int GENERATED ALWAYS AS (coalesce(x, 0)) STORED,
                                        v int GENERATED ALWAYS AS (x + 1) VIRTUAL);
                CREATE TABLE listed (lists int[], held int[] NOT NULL);
                CREATE TABLE lax (v int);
                ALTER TABLE lax ADD CHECK (v IS NOT NULL) NOT ENFORCED;
                """);
    }

    @AfterAll
    static void stop() {
        describer.close();
        postgres.close();
    }

    @Test
    void whereSaysNothingOfAGroupWithoutRows() throws SQLException {
        assertThat(columns("SELECT count(*) AS c, $1::int AS p FROM a WHERE x = $1"))
                .isEqualTo("c p?");
        assertThat(columns("SELECT count(*) AS c, $1::int AS p FROM a WHERE x = $1 GROUP BY x"))
                .isEqualTo("c p");
        assertThat(columns("SELECT count(*) AS c, $1::int AS p FROM a WHERE x = $1 GROUP BY ROLLUP (x)"))
                .isEqualTo("c p?");
        assertThat(columns("SELECT count(*) AS c, $1::int AS p FROM a WHERE x = $1 HAVING count(*) > 0"))
                .isEqualTo("c p");
        assertThat(columns("SELECT (SELECT coalesce(max(b.id), a.x) FROM b WHERE a.x = b.id) AS z FROM a"))
                .isEqualTo("z?");
    }

    @Test
    void whereOfAnUpdateIsAboutTheRowBefore() throws SQLException {
        assertThat(columns("UPDATE a SET x = NULL WHERE x > 0 RETURNING x, x + 1 AS y, old.x AS before"))
                .isEqualTo("x? y? before");
        assertThat(columns("UPDATE a SET n = 'n' WHERE x > 0 RETURNING x, new.x AS after, old.x AS before"))
                .isEqualTo("x after before");
    }

    @Test
    void ofAFullJoinOneSideIsThere() throws SQLException {
        String from = " AS z FROM a FULL JOIN b ON a.id = b.a_id";
        assertThat(columns("SELECT coalesce(a.id, b.id)" + from)).isEqualTo("z");
        assertThat(columns("SELECT greatest(length(b.t), a.id)" + from)).isEqualTo("z");
        assertThat(columns("SELECT coalesce(a.id, b.a_id)" + from)).isEqualTo("z?");
        assertThat(columns("SELECT coalesce(a.id, a.id)" + from)).isEqualTo("z?");
        assertThat(columns("SELECT coalesce(a.id + b.id, b.id)" + from)).isEqualTo("z?");
        assertThat(columns("SELECT coalesce(a.id, (SELECT b.id))" + from)).isEqualTo("z?");
        assertThat(
                        columns(
                                "SELECT coalesce(a.id, b.id) AS z FROM listed LEFT JOIN (a FULL JOIN b ON a.id = b.a_id) ON true"))
                .isEqualTo("z?");
    }

    @Test
    void viewsThatAreWrittenAreTheirTables() throws SQLException {
        assertThat(columns("INSERT INTO writable VALUES (1, 'n', 2) RETURNING id, n, x"))
                .isEqualTo("id n x");
        assertThat(columns("UPDATE writable SET n = 'm' WHERE id = 1 RETURNING n, x"))
                .isEqualTo("n x?");
    }

    @Test
    void aMergeReturnsRowsWithoutASourceOrWithoutAnOldOne() throws SQLException {
        String merge = "MERGE INTO a USING b ON a.id = b.a_id WHEN NOT MATCHED THEN INSERT VALUES (b.id, b.t, b.id) ";
        assertThat(columns(merge + "WHEN MATCHED THEN UPDATE SET x = 1 RETURNING a.x, b.t, old.id"))
                .isEqualTo("x t id?");
        assertThat(columns(merge + "WHEN NOT MATCHED BY SOURCE THEN UPDATE SET x = NULL RETURNING a.x, a.n, b.t"))
                .isEqualTo("x? n t?");
    }

    @Test
    void generatedColumnsAreAsTheirExpressions() throws SQLException {
        assertThat(columns("SELECT x, g, v FROM generated")).isEqualTo("x? g v?");
        assertThat(columns("INSERT INTO generated (x) VALUES (1) RETURNING x, g, v"))
                .isEqualTo("x g v");
    }

    @Test
    void aMergeThatDeletesNothingReturnsNewRows() throws SQLException {
        String merge = "MERGE INTO a USING b ON a.id = b.a_id WHEN MATCHED THEN ";
        assertThat(columns(merge + "UPDATE SET n = b.t RETURNING new.n, new.id, old.n AS before, new.x"))
                .isEqualTo("n id before? x?");
        assertThat(columns(merge + "DELETE RETURNING new.n, a.n AS gone")).isEqualTo("n? gone");
    }

    @Test
    void aBranchForAValueKnowsThatItIsThere() throws SQLException {
        assertThat(columns("SELECT CASE x WHEN 1 THEN x WHEN 2 THEN x + 1 ELSE 0 END AS c FROM a"))
                .isEqualTo("c");
        assertThat(columns("SELECT CASE x WHEN 1 THEN 0 ELSE x END AS c FROM a"))
                .isEqualTo("c?");
    }

    @Test
    void testsOfJsonPathsAreDecidedUnlessErrorsAreToBeUnknown() throws SQLException {
        assertThat(columns("SELECT json_exists('{}'::jsonb, '$.a') AS a,"
                        + " json_exists('{}'::jsonb, 'strict $.a' UNKNOWN ON ERROR) AS b,"
                        + " jsonb_path_exists('{}', '$.a') AS c, jsonb_path_exists('{}', 'strict $.a', '{}', true) AS d,"
                        + " jsonb_path_exists('{}', '$.a', '{}', false) AS e"))
                .isEqualTo("a b? c d? e");
    }

    @Test
    void aGroupWhoseCountIsNotNoneHasRows() throws SQLException {
        assertThat(columns("SELECT CASE WHEN count(*) = 0 THEN '' ELSE max(n) END AS a,"
                        + " CASE WHEN count(*) < 1 THEN '' ELSE max(n) END AS b,"
                        + " CASE WHEN 0 >= count(*) THEN '' ELSE max(n) END AS c,"
                        + " CASE WHEN count(*) = 1 THEN '' ELSE max(n) END AS d,"
                        + " CASE WHEN count(*) < 0 THEN '' ELSE max(n) END AS e,"
                        + " CASE WHEN count(*) > 1 THEN '' ELSE max(n) END AS f FROM a"))
                .isEqualTo("a b c d? e? f?");
    }

    @Test
    void namedArgumentsAreArguments() throws SQLException {
        assertThat(columns("SELECT make_interval(days => 1) AS a, make_interval(days => x) AS b,"
                        + " jsonb_path_exists(target => '{}', path => 'strict $.a', silent => true) AS c FROM a"))
                .isEqualTo("a b? c?");
    }

    @Test
    void constraintsThatAreNotEnforcedProveNothing() throws SQLException {
        assertThat(columns("SELECT v FROM lax")).isEqualTo("v?");
    }

    @Test
    void anUpsertReturnsWhatWasThere() throws SQLException {
        String insert = "INSERT INTO a VALUES (1, 'n', 2) ON CONFLICT (id) DO UPDATE SET ";
        assertThat(columns(insert + "n = 'm' RETURNING n, x")).isEqualTo("n x?");
        assertThat(columns(insert + "x = excluded.x RETURNING n, x")).isEqualTo("n x");
        assertThat(columns(insert + "x = a.x RETURNING n, x")).isEqualTo("n x?");
    }

    @Test
    void elementsOfArraysAreAsWhatTheyAreMadeOf() throws SQLException {
        assertThat(elements("SELECT array_agg(n), array_agg(x), array_agg(x) FILTER (WHERE x > 0) FROM a"))
                .isEqualTo("not null, ?, not null");
        assertThat(elements("SELECT array_agg(b.t), array_agg(b.t) FILTER (WHERE b.id IS NOT NULL)"
                        + " FROM a LEFT JOIN b ON b.a_id = a.id GROUP BY a.id"))
                .isEqualTo("?, not null");
        assertThat(elements(
                        "SELECT ARRAY[id, 1], ARRAY[x], ARRAY[[1, x], [2, 3]], '{1}'::int[], '{NULL}'::int[] FROM a"))
                .isEqualTo("not null, ?, ?, not null, ?");
        assertThat(elements("SELECT ARRAY(SELECT n FROM a), ARRAY(SELECT x FROM a), (SELECT array_agg(n) FROM a)"))
                .isEqualTo("not null, ?, not null");
        assertThat(elements("SELECT coalesce(array_agg(n), '{}'), coalesce(array_agg(n), '{NULL}') FROM a"))
                .isEqualTo("not null, ?");
        assertThat(
                        elements(
                                "SELECT CASE WHEN x > 0 THEN ARRAY[x] END, CASE WHEN x > 0 THEN ARRAY[x] ELSE ARRAY[x] END FROM a"))
                .isEqualTo("?, ?");
        assertThat(
                        elements(
                                "SELECT string_to_array(n, ','), string_to_array(n, ',', 'x'), ARRAY[1] || 2, ARRAY[1] || x FROM a"))
                .isEqualTo("not null, ?, not null, ?");
        assertThat(elements("SELECT lists, lists || lists, held FROM listed")).isEqualTo("?, ?, ?");
    }

    @Test
    void elementsKeepWhatTheyAreThroughSubqueries() throws SQLException {
        assertThat(elements("SELECT s.ns, v.xs, w.ns FROM (SELECT array_agg(n) AS ns FROM a) s"
                        + " LEFT JOIN LATERAL (SELECT array_agg(x) AS xs FROM a) v ON true"
                        + " CROSS JOIN (VALUES (ARRAY['a']), (ARRAY['b'])) w(ns)"))
                .isEqualTo("not null, ?, not null");
        assertThat(elements("WITH s AS (SELECT array_agg(n) AS ns FROM a) SELECT ns FROM s UNION SELECT '{}'"))
                .isEqualTo("not null");
        assertThat(elements("SELECT array_agg(n) FROM a UNION ALL SELECT '{NULL}'"))
                .isEqualTo("?");
        assertThat(elements("INSERT INTO a VALUES (1, 'n', 2) RETURNING ARRAY[n], ARRAY(SELECT x FROM a)"))
                .isEqualTo("not null, ?");
    }

    /** Of more than one dimension: the elements are those of the arrays in it. */
    @Test
    void arraysOfArraysHaveTheElementsOfAll() throws SQLException {
        assertThat(elements("SELECT array_agg(held), ARRAY(SELECT held FROM listed) FROM listed"))
                .isEqualTo("?, ?");
        assertThat(elements("SELECT ARRAY[held, held] FROM listed")).isEqualTo("?");
        assertThat(elements("SELECT array_agg(ARRAY[n]), ARRAY(SELECT ARRAY[n] FROM a) FROM a"))
                .isEqualTo("not null, not null");
        assertThat(columns("SELECT unnest(ARRAY(SELECT held FROM listed)) AS u"))
                .isEqualTo("u?");
        assertThat(columns("SELECT unnest(array_agg(held)) AS u FROM listed")).isEqualTo("u?");
    }

    @Test
    void whatIsNoQueryHasNoClaims() throws SQLException {
        assertThat(columns("SHOW server_version")).isEqualTo("server_version?");
        assertThat(columns("EXPLAIN SELECT 1")).isEqualTo("QUERY PLAN?");
    }

    private static String elements(String sql) throws SQLException {
        Accepted accepted = (Accepted) describer.describe(sql, List.of());
        return String.join(
                ", ",
                accepted.columns().stream()
                        .map(column -> column.nullableElements() ? "?" : "not null")
                        .toList());
    }

    private static String columns(String sql) throws SQLException {
        Accepted accepted = (Accepted) describer.describe(sql, List.of(new Parameter("int", true)));
        return String.join(
                " ",
                accepted.columns().stream()
                        .map(column -> column.name() + (column.nullable() ? "?" : ""))
                        .toList());
    }
}
