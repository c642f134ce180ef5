package dev.corten.compiler.describe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corten.compiler.describe.Description.Accepted;
import dev.corten.compiler.describe.nullness.Rows;
import dev.corten.postgres.EmbeddedPostgres;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RowsTest {
    static EmbeddedPostgres postgres;
    static PostgresDescriber describer;

    @BeforeAll
    static void migrate() throws SQLException {
        postgres = EmbeddedPostgres.throwAway();
        describer = PostgresDescriber.connect(postgres.url());
        describer.execute("""
                CREATE TABLE users (id int PRIMARY KEY, email varchar(100) NOT NULL UNIQUE, nick text, old bool NOT NULL);
                CREATE UNIQUE INDEX ON users (nick) WHERE NOT old;
                CREATE TABLE people (id int PRIMARY KEY, k int, email text NOT NULL, phone text, gone timestamptz, kind text);
                CREATE UNIQUE INDEX ON people (lower(email)) WHERE gone IS NULL;
                CREATE UNIQUE INDEX ON people (kind, (k + 1)) INCLUDE (phone);
                CREATE UNIQUE INDEX ON people (phone) WHERE phone IS NOT NULL AND kind = 'main';
                CREATE TABLE members (user_id int REFERENCES users, team int, role text, PRIMARY KEY (user_id, team));
                CREATE TABLE events (at timestamptz NOT NULL, n int, PRIMARY KEY (n, at)) PARTITION BY RANGE (at);
                CREATE TABLE parents (id int PRIMARY KEY);
                CREATE TABLE children () INHERITS (parents);
                CREATE TABLE later (id int UNIQUE DEFERRABLE);
                CREATE VIEW members_of AS SELECT m.team, u.id AS user_id, u.email FROM users u JOIN members m ON m.user_id = u.id;
                CREATE VIEW teams AS SELECT team, count(*) AS members FROM members GROUP BY team;
                CREATE VIEW first_user AS SELECT * FROM users WHERE id = 1;
                CREATE TABLE guarded (id int PRIMARY KEY, v text);
                CREATE FUNCTION skip() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END';
                CREATE TRIGGER skip BEFORE INSERT ON guarded FOR EACH ROW EXECUTE FUNCTION skip();
                """);
    }

    @AfterAll
    static void stop() {
        describer.close();
        postgres.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT count(*) FROM users",
                "SELECT max(id) FROM users WHERE id > $1",
                "SELECT 1",
                "VALUES (1, 2)",
                "SELECT * FROM (SELECT count(*) FROM users) a, (SELECT max(team) FROM members) b",
                "INSERT INTO users VALUES ($1, $2, NULL, false) RETURNING id",
                "INSERT INTO users VALUES ($1, $2, NULL, false) ON CONFLICT (id) DO UPDATE SET nick = 'x' RETURNING id",
                "WITH u AS (SELECT 1 AS id) SELECT id FROM u",
            })
    void theseGiveOneRow(String sql) throws SQLException {
        assertThat(rows(sql)).isEqualTo(Rows.ONE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT * FROM users WHERE id = $1",
                "SELECT * FROM users WHERE $1 = id AND nick IS NOT NULL",
                "SELECT * FROM users WHERE email = $1",
                "SELECT * FROM users WHERE id = $1::bigint",
                "SELECT * FROM users WHERE id = (SELECT max(team) FROM members)",
                "SELECT * FROM users LIMIT 1",
                "SELECT * FROM users FETCH FIRST ROW ONLY",
                "SELECT * FROM members WHERE user_id = $1 AND team = $2",
                "SELECT * FROM members m JOIN users u ON u.id = m.user_id WHERE m.user_id = $1 AND m.team = $2",
                "SELECT * FROM users u LEFT JOIN members m ON m.user_id = u.id AND m.team = $1 WHERE u.id = $2",
                "SELECT * FROM users JOIN (SELECT 5 AS id) x USING (id)",
                "SELECT id, count(*) FROM users WHERE id = $1 GROUP BY id",
                "SELECT count(*) FROM users HAVING count(*) > 1",
                "SELECT * FROM events WHERE n = $1 AND at = $2",
                "SELECT * FROM first_user",
                "SELECT id FROM users WHERE id = 1 INTERSECT SELECT team FROM members",
                "INSERT INTO users VALUES ($1, $2, NULL, false) ON CONFLICT DO NOTHING RETURNING id",
                "INSERT INTO guarded VALUES (1, 'a') RETURNING id",
                "UPDATE users SET nick = $1 WHERE id = $2 RETURNING *",
                "DELETE FROM users WHERE email = $1 RETURNING *",
                "SELECT * FROM users WHERE nick = $1 AND NOT old",
                "SELECT * FROM people WHERE gone IS NULL AND lower(email) = lower($1)",
                "SELECT * FROM people WHERE 3 = k + 1 AND kind = $1",
                "SELECT * FROM people WHERE phone = $1 AND kind = 'main'",
                "SELECT * FROM users u LEFT JOIN people p ON p.k + 1 = u.id AND p.kind = u.email WHERE u.id = 1",
                "SELECT * FROM people p, LATERAL (SELECT p.k AS v) x, users u WHERE u.id = x.v AND p.id = $1",
                "SELECT * FROM users u LEFT JOIN people p ON p.id = u.id, members m"
                        + " WHERE u.id = 5 AND m.user_id = coalesce(p.k, 7) AND m.team = 1",
                "SELECT * FROM members_of WHERE user_id = $1 AND team = $2",
                "SELECT * FROM (SELECT *, row_number() OVER () FROM users) u WHERE id = $1",
                "WITH u AS (SELECT id + 0 AS x, id FROM users) SELECT * FROM u WHERE id = $1",
                "SELECT * FROM people p JOIN (SELECT id AS u FROM users) u ON u.u = p.k WHERE p.id = $1",
                "SELECT * FROM teams WHERE team = $1",
                "SELECT team, max(role) FROM members WHERE team = $1 GROUP BY team",
                "SELECT team, 5, max(role) FROM members WHERE team = $1 GROUP BY 1, 2",
                "SELECT DISTINCT team FROM members WHERE team = $1",
                "SELECT DISTINCT ON (team) * FROM members WHERE team = $1 ORDER BY team, user_id",
                "SELECT u.old, count(*) FROM users u JOIN members m ON m.user_id = u.id WHERE u.id = $1 GROUP BY u.old",
                "DELETE FROM members m USING (SELECT 7 AS u) s WHERE m.user_id = s.u AND m.team = 1 RETURNING *",
            })
    void theseGiveAtMostOneRow(String sql) throws SQLException {
        assertThat(rows(sql)).isEqualTo(Rows.OPTIONAL);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT * FROM users",
                "SELECT * FROM users WHERE nick = $1",
                "SELECT * FROM users WHERE id = $1 OR email = $2",
                "SELECT * FROM users WHERE id > $1",
                "SELECT * FROM users WHERE id = old::int",
                "SELECT * FROM users WHERE id = (random() * 10)::int",
                "SELECT * FROM users u WHERE id = (SELECT max(team) FROM members WHERE user_id = u.id)",
                "SELECT * FROM users WHERE email = $1 COLLATE \"C\"",
                "SELECT * FROM members WHERE user_id = $1",
                "SELECT * FROM users u LEFT JOIN members m ON m.user_id = u.id WHERE u.id = $1",
                "SELECT * FROM users u LEFT JOIN members m ON u.id = 1 AND m.user_id = 1 AND m.team = 1",
                "SELECT * FROM users u FULL JOIN parents p ON u.id = p.id WHERE u.id = 1",
                "SELECT * FROM parents WHERE id = $1",
                "SELECT * FROM later WHERE id = $1",
                "SELECT id FROM users WHERE id = 1 UNION ALL SELECT 1",
                "SELECT generate_series(1, 2) FROM users WHERE id = 1",
                "SELECT count(*) FROM users GROUP BY old",
                "SELECT count(*) FROM users WHERE id = 1 GROUP BY ROLLUP (id)",
                "INSERT INTO users VALUES (1, 'a', NULL, false), (2, 'b', NULL, false) RETURNING id",
                "INSERT INTO parents SELECT id FROM users RETURNING id",
                "UPDATE users SET nick = 'x' RETURNING id",
                "SELECT * FROM users WHERE nick = $1 AND old",
                "SELECT * FROM users WHERE nick = $1 AND (NOT old OR id = 1)",
                "SELECT * FROM people WHERE lower(email) = $1",
                "SELECT * FROM people WHERE gone IS NULL AND upper(email) = $1",
                "SELECT * FROM people WHERE gone IS NULL AND email = $1",
                "SELECT * FROM people WHERE k + 2 = 3 AND kind = $1",
                "SELECT * FROM people WHERE phone = $1 AND kind = 'other'",
                "SELECT * FROM members_of WHERE user_id = $1",
                "SELECT * FROM (SELECT id + 1 AS id FROM users) u WHERE id = $1",
                "SELECT * FROM (SELECT id FROM users UNION ALL SELECT team FROM members) u WHERE id = $1",
                "SELECT * FROM (SELECT id, generate_series(1, 2) FROM users) u WHERE id = $1",
                "SELECT * FROM teams WHERE members = $1",
                "SELECT team, role FROM members WHERE team = $1 GROUP BY team, role",
                "SELECT team, count(*) FROM members WHERE team > $1 GROUP BY team",
                "SELECT team, count(*) FROM members WHERE team = $1 GROUP BY ROLLUP (team)",
                "SELECT team, role, count(*) FROM (SELECT team, role FROM members GROUP BY CUBE (team, role)) x"
                        + " WHERE team = $1 GROUP BY team, role",
                "SELECT lower(role) FROM members WHERE role = $1 GROUP BY lower(role), team",
                "SELECT role, count(*) FROM members WHERE role = $1 COLLATE \"C\" GROUP BY role",
                "SELECT m.team, count(*) FROM users u LEFT JOIN members m ON m.user_id = u.id AND m.team = 3 GROUP BY m.team",
                "SELECT u.id, m.team FROM users u LEFT JOIN (members m JOIN people p ON m.team = 3) ON u.id = p.id"
                        + " GROUP BY u.id, m.team HAVING max(u.id) = 5",
                "SELECT m.team FROM users u LEFT JOIN (members m JOIN people p ON m.team = 3) ON u.id = p.id GROUP BY m.team",
                "SELECT DISTINCT team, role FROM members WHERE team = $1",
                "SELECT * FROM people a JOIN people b ON a.gone IS NULL WHERE lower(b.email) = $1 AND a.id = 1",
                "SELECT * FROM people a LEFT JOIN people b ON a.gone IS NULL AND lower(a.email) = 'x'",
            })
    void theseMayGiveMoreRows(String sql) throws SQLException {
        assertThat(rows(sql)).isEqualTo(Rows.MANY);
    }

    /** Each of these once counted as fixing a row of {@code people} by what differs from row to row. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT a.id FROM people a CROSS JOIN LATERAL (SELECT a.k AS v) x WHERE a.id = x.v",
                "SELECT a.id FROM people a CROSS JOIN LATERAL (SELECT b.id FROM people b WHERE b.id = a.k LIMIT 1) x"
                        + " WHERE a.id = x.id",
                "SELECT a.id FROM people a CROSS JOIN LATERAL (VALUES (a.k)) x (v) WHERE a.id = x.v",
                "SELECT a.id FROM people a, abs(a.k) x (v) WHERE a.id = x.v",
                "SELECT a.id FROM people a LEFT JOIN users u ON u.id = 5 AND a.phone IS NOT NULL WHERE a.id = coalesce(u.id, 7)",
                "SELECT a.id FROM users u RIGHT JOIN people a ON u.id = 5 AND a.phone IS NOT NULL WHERE a.id = coalesce(u.id, 7)",
                "SELECT a.id FROM people a, (SELECT (random() * 9)::int AS v) x WHERE a.id = x.v",
                "DELETE FROM people a USING users u FULL JOIN members m ON u.id = m.user_id AND u.id = 1"
                        + " WHERE a.id = coalesce(u.id, m.team) RETURNING a.id",
            })
    void whatDiffersFromRowToRowFixesNothing(String sql) throws SQLException {
        assertThat(rows(sql)).isEqualTo(Rows.MANY);
    }

    @Test
    void onlyOfTheParentItselfTheIndexIsEnough() throws SQLException {
        assertThat(rows("SELECT * FROM ONLY parents WHERE id = $1")).isEqualTo(Rows.OPTIONAL);
    }

    private static Rows rows(String sql) throws SQLException {
        return ((Accepted) describer.describe(sql, List.of())).rows();
    }
}
