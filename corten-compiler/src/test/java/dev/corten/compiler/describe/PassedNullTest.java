package dev.corten.compiler.describe;

import static dev.corten.compiler.describe.nullness.PassedNull.ELEMENT_REFUSED;
import static dev.corten.compiler.describe.nullness.PassedNull.MEANT;
import static dev.corten.compiler.describe.nullness.PassedNull.NEVER_MATCHES;
import static dev.corten.compiler.describe.nullness.PassedNull.REFUSED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.corten.compiler.describe.Description.Accepted;
import dev.corten.compiler.describe.nullness.PassedNull;
import dev.corten.postgres.EmbeddedPostgres;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PassedNullTest {
    static EmbeddedPostgres postgres;
    static PostgresDescriber describer;

    @BeforeAll
    static void migrate() throws SQLException {
        postgres = EmbeddedPostgres.throwAway();
        describer = PostgresDescriber.connect(postgres.url());
        describer.execute("""
                CREATE DOMAIN size AS int NOT NULL;
                CREATE TABLE tasks (id int PRIMARY KEY, title text NOT NULL, note text);
                """);
    }

    @AfterAll
    static void stop() {
        describer.close();
        postgres.close();
    }

    @Test
    void whatIsWrittenToANotNullColumnIsRefused() throws SQLException {
        assertThat(passed("INSERT INTO tasks VALUES ($1, upper($2), $3)")).containsExactly(REFUSED, REFUSED, MEANT);
        assertThat(passed("INSERT INTO tasks VALUES (1, $1, 'a'), (2, $2, $3)"))
                .containsExactly(REFUSED, REFUSED, MEANT);
        assertThat(passed("INSERT INTO tasks VALUES (1, coalesce($1, 'untitled'))"))
                .containsExactly(MEANT);
        assertThat(passed("INSERT INTO tasks VALUES (1, 'a') ON CONFLICT (id) DO UPDATE SET title = $1, note = $2"))
                .containsExactly(REFUSED, MEANT);
        assertThat(passed("UPDATE tasks SET title = $1, note = $2 WHERE id = $3"))
                .containsExactly(REFUSED, MEANT, NEVER_MATCHES);
    }

    @Test
    void anElementThatBecomesANotNullColumnIsRefused() throws SQLException {
        assertThat(passed("INSERT INTO tasks SELECT * FROM unnest($1::int[], $2::varchar[], $3::text[])"))
                .containsExactly(ELEMENT_REFUSED, ELEMENT_REFUSED, MEANT);
        assertThat(passed("INSERT INTO tasks (id, title) SELECT i, t FROM unnest($1::int[]) i, unnest($2::text[]) t"
                        + " WHERE t IS NOT NULL"))
                .containsExactly(ELEMENT_REFUSED, MEANT);
        assertThat(passed("UPDATE tasks SET title = t, note = t FROM unnest($1::int[], $2::text[]) AS r (i, t)"
                        + " WHERE id = r.i"))
                .containsExactly(MEANT, ELEMENT_REFUSED);
        assertThat(passed("INSERT INTO tasks SELECT i, coalesce(t, '') FROM unnest($1::int[], $2::text[]) AS r (i, t)"))
                .containsExactly(ELEMENT_REFUSED, MEANT);
    }

    @Test
    void whatIsComparedNeverMatches() throws SQLException {
        assertThat(passed("SELECT * FROM tasks WHERE id = $1 AND note LIKE $2"))
                .containsExactly(NEVER_MATCHES, NEVER_MATCHES);
        assertThat(passed("DELETE FROM tasks WHERE id = ANY ($1)")).containsExactly(NEVER_MATCHES);
    }

    @Test
    void whatIsTestedIsMeant() throws SQLException {
        assertThat(passed("SELECT * FROM tasks WHERE $1::text IS NULL OR title = $1"))
                .containsExactly(MEANT);
        assertThat(passed("SELECT * FROM tasks WHERE note IS NOT DISTINCT FROM $1"))
                .containsExactly(MEANT);
        assertThat(passed("SELECT $1::text")).containsExactly(MEANT);
    }

    @Test
    void aDomainMayRefuseIt() throws SQLException {
        assertThat(passed("SELECT $1::size")).containsExactly(REFUSED);
    }

    private static List<PassedNull> passed(String sql) throws SQLException {
        return ((Accepted) describer.describe(sql, List.of())).passedNulls();
    }
}
