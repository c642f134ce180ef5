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
    void whatIsNoQueryHasNoClaims() throws SQLException {
        assertThat(columns("SHOW server_version")).isEqualTo("server_version?");
        assertThat(columns("EXPLAIN SELECT 1")).isEqualTo("QUERY PLAN?");
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
