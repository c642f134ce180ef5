package dev.corten.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class ConversationTest {
    private static final ScratchServer SERVER = new ScratchServer();

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void aStatementIsDescribedWithItsParametersColumnsAndRows() throws IOException {
        assertThat(answers("""
                        {"schema": "create type mood as enum ('sad'); create table t (id uuid primary key, mood mood not null, at timestamptz)", "sql": "select id, mood, at from t where id = $1"}
                        """)).containsExactly("""
                        {"params":[{"type":"uuid"}],"columns":[{"name":"id","type":"uuid","nullable":false},\
                        {"name":"mood","type":"mood","nullable":false},\
                        {"name":"at","type":"timestamp with time zone","nullable":true}],"rows":"optional"}""");
    }

    @Test
    void namesAreNumberedByTheirFirstAppearance() throws IOException {
        assertThat(answers("""
                        {"sql": "select :b::int as x, ':c' as y, :a::text || :b as z", "params": [{"nullable": false}, {"nullable": true}]}
                        """)).containsExactly("""
                        {"params":[{"type":"integer"},{"type":"text"}],"columns":[{"name":"x","type":"integer","nullable":false},\
                        {"name":"y","type":"text","nullable":false},{"name":"z","type":"text","nullable":true}],"rows":"one"}""");
    }

    @Test
    void aTypeIsTakenWhereTheStatementDoesNotTellIt() throws IOException {
        assertThat(answers("""
                        {"sql": "select count(*) from generate_series(1, 2) where $1 is null or $2 is null", "params": [{"type": "text"}, {"type": "uuid"}]}
                        {"sql": "select 1 where $1 is null"}
                        """)).containsExactly("""
                        {"params":[{"type":"text"},{"type":"uuid"}],\
                        "columns":[{"name":"count","type":"bigint","nullable":false}],"rows":"one"}""", """
                        {"error":{"code":"42P18","message":"could not determine data type of parameter $1","position":null}}""");
    }

    @Test
    void aStatementWithoutResultHasNoColumns() throws IOException {
        assertThat(answers("""
                        {"schema": "create table t (a int)", "sql": "delete from t where a = :a"}
                        """)).containsExactly("""
                        {"params":[{"type":"integer"}],"columns":[],"rows":"many"}""");
    }

    @Test
    void aPositionCountsTheCharactersThatWereWritten() throws IOException {
        assertThat(answers("""
                        {"sql": "select '😀', :parameter::int, titel"}
                        {"schema": "/* 😀 */ create table t (a inet, b nope)", "sql": "select 1"}
                        {"sql": "select 1; select 2"}
                        {"sql": "select $1, :b"}
                        {"sql": " -- nothing"}
                        {"sql": "select '\\u0000'"}
                        """)).containsExactly("""
                        {"error":{"code":"42703","message":"column \\"titel\\" does not exist","position":30}}""", """
                        {"error":{"code":"42704","message":"in the schema: type \\"nope\\" does not exist","position":35}}""", """
                        {"error":{"code":"42601","message":"there is more than one statement","position":11}}""", """
                        {"error":{"code":"42601","message":"parameters are either numbered or named, not both","position":8}}""", """
                        {"error":{"code":"42601","message":"there is no statement","position":null}}""", """
                        {"error":{"code":"22021","message":"there is the character U+0000","position":9}}""");
    }

    @Test
    void aLineThatIsNoQuestionDoesNotStopTheOthers() throws IOException {
        assertThat(answers("""
                        {"sql": "select 1"

                        [1]
                        {"schema": ""}
                        {"sql": 1}
                        {"sql": "select 1", "params": {}}
                        {"sql": "select 1", "params": ["text"]}
                        {"sql": "select 1", "params": [{"nullable": "no"}]}
                        {"sql": "select 1 as one"}""")).containsExactly("""
                        {"error":{"code":"input","message":"line 1 ends too early, at character 19","position":null}}""", """
                        {"error":{"code":"input","message":"line 3 is no object like {\\"sql\\": \\"SELECT 1\\"}","position":null}}""", """
                        {"error":{"code":"input","message":"line 4 has no \\"sql\\"","position":null}}""", """
                        {"error":{"code":"input","message":"line 5 has a \\"sql\\" that is no string","position":null}}""", """
                        {"error":{"code":"input","message":"line 6 has \\"params\\" that are no array","position":null}}""", """
                        {"error":{"code":"input","message":"line 7 has \\"params\\" that are not objects like \
                        {\\"nullable\\": true, \\"type\\": \\"text\\"}","position":null}}""", """
                        {"error":{"code":"input","message":"line 8 has a \\"nullable\\" that is neither true nor false","position":null}}""", """
                        {"params":[],"columns":[{"name":"one","type":"integer","nullable":false}],"rows":"one"}""");
    }

    @Test
    void noLineSeesWhatTheSchemaOfAnotherOneDid() throws IOException {
        String schema = "create role clerk; alter role clerk set work_mem = '8MB'; create type mood as enum ('sad');"
                + " create schema shop; set search_path = shop; create table t (mood public.mood);"
                + " create function f() returns int begin atomic select 1; select 2; end;";
        List<String> outside = List.of(
                schema,
                schema + "create database other",
                "begin;" + schema + "commit",
                schema + "create index concurrently on t (mood)",
                schema);
        for (String line : outside) {
            assertThat(answers("{\"schema\":\"" + line + "\", \"sql\": \"select mood, f() from t\"}"))
                    .containsExactly("""
                            {"params":[],"columns":[{"name":"mood","type":"public.mood","nullable":true},\
                            {"name":"f","type":"integer","nullable":true}],"rows":"many"}""");
        }
        assertThat(answers("""
                        {"schema": "begin; create table t (a int); commit; create tabl u ()", "sql": "select 1"}
                        {"sql": "select * from t"}
                        """)).containsExactly("""
                        {"error":{"code":"42601","message":"in the schema: syntax error at or near \\"tabl\\"","position":47}}""", """
                        {"error":{"code":"42P01","message":"relation \\"t\\" does not exist","position":15}}""");
    }

    @Test
    void aSchemaThatBreaksTheServerOrWaitsForDataIsAnErrorOfItsLineOnly() throws IOException {
        List<String> answers = answers("""
                {"schema": "select pg_terminate_backend(pg_backend_pid())", "sql": "select 1"}
                {"schema": "create table t (a int); copy t from stdin", "sql": "select 1"}
                {"sql": "select 1 as one"}
                """);
        assertThat(answers.getFirst()).startsWith("{\"error\":{\"code\":\"");
        assertThat(answers.subList(1, 3)).containsExactly("""
                        {"error":{"code":"57014","message":"in the schema: COPY from stdin failed: there is no data to copy","position":null}}""", """
                        {"params":[],"columns":[{"name":"one","type":"integer","nullable":false}],"rows":"one"}""");
    }

    private static List<String> answers(String lines) throws IOException {
        var out = new ByteArrayOutputStream();
        new Conversation(SERVER).hold(new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8)), out);
        return out.toString(StandardCharsets.UTF_8).lines().toList();
    }
}
