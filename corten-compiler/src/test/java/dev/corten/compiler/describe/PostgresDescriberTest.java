package dev.corten.compiler.describe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.corten.compiler.describe.Describer.Parameter;
import dev.corten.compiler.describe.Description.Accepted;
import dev.corten.compiler.describe.Description.Column;
import dev.corten.compiler.describe.Description.Refused;
import dev.corten.postgres.EmbeddedPostgres;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PostgresDescriberTest {
    static EmbeddedPostgres postgres;
    static PostgresDescriber describer;

    @BeforeAll
    static void migrate() throws SQLException {
        postgres = EmbeddedPostgres.throwAway();
        describer = PostgresDescriber.connect(postgres.url());
        describer.execute("""
                CREATE TYPE task_status AS ENUM ('pending', 'it''s done');
                CREATE DOMAIN email AS text CHECK (VALUE LIKE '%@%');
                CREATE TABLE tasks (
                    id uuid PRIMARY KEY, title text NOT NULL, description varchar(100), status task_status NOT NULL,
                    tags text[] NOT NULL, owner email, during tstzrange, small int2, data jsonb);
                """);
    }

    @AfterAll
    static void stop() {
        describer.close();
        postgres.close();
    }

    @Test
    void aTableIsReadWholeForWantOfAnIndexThatIsTriedAndNotLeftBehind() throws SQLException {
        String sql = "SELECT id FROM tasks WHERE title = $1 AND owner = $2 -- both";
        for (int time = 1; time <= 2; time++) {
            assertThat(describer.scans(sql)).containsExactly(new Scan("tasks", "title"));
            assertThat(describer.scans("SELECT a.id FROM tasks a JOIN tasks b USING (id) WHERE a.small = $1"))
                    .containsExactly(new Scan("tasks", "small"));
        }
    }

    @Test
    void whatHasNoPlanReadsNoTable() throws SQLException {
        describer.execute("""
                CREATE TABLE logged (id int);
                CREATE RULE nothing AS ON DELETE TO logged DO INSTEAD NOTHING;
                CREATE RULE twice AS ON UPDATE TO logged DO ALSO DELETE FROM logged WHERE id = 0""");
        assertThat(describer.scans("LISTEN tasks")).isEmpty();
        assertThat(describer.scans("DELETE FROM logged WHERE id = $1")).isEmpty();
        assertThat(describer.scans("UPDATE logged SET id = 1 WHERE id = $1")).containsExactly(new Scan("logged", "id"));
        assertThat(describer.scans("SELECT id FROM tasks WHERE $1 IS NULL")).isEmpty();
        assertThat(describer.scans("SELECT id FROM tasks WHERE id = $1")).isEmpty();
        describer.execute("DROP TABLE logged");
    }

    @Test
    void parametersAndColumnsHaveTheTypesThatPostgresGivesThem() throws SQLException {
        Accepted described = accepted(
                "SELECT id, status, tags, owner, during, count(*) OVER () FROM tasks WHERE status = $1 AND id = $2");

        assertThat(described.parameters()).extracting(PgType::name).containsExactly("task_status", "uuid");
        assertThat(described.columns())
                .extracting(Column::name)
                .containsExactly("id", "status", "tags", "owner", "during", "count");
        assertThat(described.columns())
                .extracting(column -> column.type().name())
                .containsExactly("uuid", "task_status", "text[]", "text", "tstzrange", "bigint");
        assertThat(described.columns().get(1).type().labels()).containsExactly("pending", "it's done");
        assertThat(described.columns().get(1).type().kind()).isEqualTo(PgType.Kind.ENUM);
        assertThat(described.columns().get(2).type().kind()).isEqualTo(PgType.Kind.ARRAY);
        assertThat(described.columns().get(2).type().element().name()).isEqualTo("text");
        assertThat(described.columns().get(4).type().element().name()).isEqualTo("timestamp with time zone");
    }

    @Test
    void aRepeatedParameterIsOneParameter() throws SQLException {
        assertThat(accepted("SELECT $1::int + 1, $1 + 2").parameters())
                .extracting(PgType::name)
                .containsExactly("integer");
    }

    @Test
    void aStatementWithoutRowsHasNoColumns() throws SQLException {
        Accepted described = accepted("UPDATE tasks SET small = $1, owner = $2 WHERE id = $3");

        assertThat(described.columns()).isEmpty();
        assertThat(described.parameters()).extracting(PgType::name).containsExactly("smallint", "email", "uuid");
    }

    @Test
    void errorsPointAtTheUnitOfTheJavaText() throws SQLException {
        String sql = "SELECT '😀 é', titel FROM tasks";

        Refused refused = (Refused) describer.describe(sql, List.of());

        assertThat(refused)
                .isEqualTo(new Refused(
                        "42703",
                        "column \"titel\" does not exist",
                        null,
                        "Perhaps you meant to reference the column \"tasks.title\".",
                        sql.indexOf("titel")));
    }

    @Test
    void anErrorWithoutAPlaceHasNone() throws SQLException {
        assertThat(describer.describe("SELECT 1; SELECT 2", List.of()))
                .isEqualTo(new Refused(
                        "42601", "cannot insert multiple commands into a prepared statement", null, null, -1));
        assertThat(describer.describe("SELECT * FROM tasks WHERE $1 IS NULL", List.of()))
                .isEqualTo(new Refused("42P18", "could not determine data type of parameter $1", null, null, -1));
    }

    @Test
    void anErrorAtTheEndPointsBehindTheText() throws SQLException {
        assertThat(describer.describe("SELECT (", List.of()))
                .isEqualTo(new Refused("42601", "syntax error at end of input", null, null, 8));
    }

    @Test
    void typesOfTheProgramHelpOnlyWhereTheStatementDoesNotTell() throws SQLException {
        String sql = "SELECT id FROM tasks WHERE ($1 IS NULL OR title = $2) AND small = $3";
        List<Parameter> parameters =
                List.of(new Parameter("text", true), new Parameter("text", true), new Parameter("bigint", false));

        Accepted described = (Accepted) describer.describe(sql, parameters);

        assertThat(described.parameters()).extracting(PgType::name).containsExactly("text", "text", "smallint");
    }

    @Test
    void anUnknownTypeOfTheProgramHelpsNothing() throws SQLException {
        assertThat(describer.describe("SELECT $1 IS NULL", List.of(new Parameter("no (such) type", true))))
                .isInstanceOf(Refused.class);
    }

    @Test
    void typesAreReadAgainAfterAChange() throws SQLException {
        describer.execute("CREATE TYPE size AS ENUM ('s')");
        assertThat(accepted("SELECT $1::size").parameters().getFirst().labels()).containsExactly("s");
        describer.execute("ALTER TYPE size ADD VALUE 'm'");
        assertThat(accepted("SELECT $1::size").parameters().getFirst().labels()).containsExactly("s", "m");
    }

    @Test
    void nothingIsExecuted() throws SQLException {
        accepted("CREATE TABLE never (id int)");
        assertThat(describer.describe("SELECT * FROM never", List.of())).isInstanceOf(Refused.class);
    }

    @Test
    void aWrongPasswordIsAnError() {
        String url = postgres.url().replaceFirst(":[^:@/]+@", ":wrong@");

        assertThatThrownBy(() -> PostgresDescriber.connect(url))
                .isInstanceOf(SQLException.class)
                .hasMessage("password authentication failed for user \"postgres\"");
    }

    private static Accepted accepted(String sql) throws SQLException {
        Description description = describer.describe(sql, List.of());
        assertThat(description).isInstanceOf(Accepted.class);
        return (Accepted) description;
    }
}
