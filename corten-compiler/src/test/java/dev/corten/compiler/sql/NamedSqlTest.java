package dev.corten.compiler.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corten.compiler.sql.NamedSql.Range;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NamedSqlTest {

    @Test
    void namesBecomeNumbersForPostgresAndQuestionMarksForJdbc() {
        var sql = NamedSql.of("SELECT :a, :bee_2 FROM t WHERE x=:a AND y>:C");
        assertThat(sql.names()).containsExactly("a", "bee_2", "C");
        assertThat(sql.places()).containsExactly("a", "bee_2", "a", "C");
        assertThat(sql.positional()).isEqualTo("SELECT $1, $2 FROM t WHERE x=$1 AND y>$3");
        assertThat(jdbc(sql)).isEqualTo("SELECT ?, ? FROM t WHERE x=? AND y>?");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT 'a:b', 'it''s :x'",
                "SELECT E'\\':x', e'\\\\' ':x'",
                "SELECT E'a'\n  'b\\':x'",
                "SELECT $$ :x $$, $a$ :x $$ :y $a$",
                "SELECT \":x\", U&\":y\", U&':z'",
                "SELECT 1 -- :x\n, 2 /* :x /* :y */ :z */",
                "SELECT a::text, a ::text, '1'::int::text",
                "SELECT a[1:2], a[:2], a[1:]",
                "SELECT x'1f', b'01', n':x'",
                "SELECT 'unfinished :x",
                "SELECT /* unfinished :x",
                "SELECT $tag$ unfinished :x",
                "SELECT 1 := 2",
                "SELECT a$b$c, a$1"
            })
    void nothingElseIsAParameter(String sql) {
        assertThat(NamedSql.of(sql).names()).isEmpty();
        assertThat(NamedSql.of(sql).positional()).isEqualTo(sql);
        assertThat(jdbc(NamedSql.of(sql))).isEqualTo(sql);
    }

    @Test
    void parametersStandNextToCastsAndBrackets() {
        var sql = NamedSql.of("SELECT :a::int, (:b), ARRAY[:c,:d], x[:e:2]");
        assertThat(sql.names()).containsExactly("a", "b", "c", "d", "e");
        assertThat(sql.positional()).isEqualTo("SELECT $1::int, ($2), ARRAY[$3,$4], x[$5:2]");
        assertThat(sql.inBrackets(sql.occurrences("b").getFirst())).isFalse();
        assertThat(sql.inBrackets(sql.occurrences("e").getFirst())).isTrue();
    }

    @Test
    void questionMarksAreOperators() {
        var sql = NamedSql.of("SELECT a ? 'x', a ?| :b, '?' FROM t WHERE a @? '$.x'");
        assertThat(sql.positional()).isEqualTo("SELECT a ? 'x', a ?| $1, '?' FROM t WHERE a @? '$.x'");
        assertThat(jdbc(sql)).isEqualTo("SELECT a ?? 'x', a ??| ?, '?' FROM t WHERE a @?? '$.x'");
    }

    @Test
    void castsAreAddedWhereThereAreNone() {
        var sql = NamedSql.of("SELECT :a, :b::text, :a");
        assertThat(sql.jdbc(name -> "::uuid")).isEqualTo("SELECT ?::uuid, ?::text, ?::uuid");
    }

    @Test
    void positionsLeadBackToWhatWasWritten() {
        var sql = NamedSql.of("  SELECT :name, :name, foo FROM t");
        String asked = sql.positional();
        assertThat(asked).isEqualTo("  SELECT $1, $1, foo FROM t");
        assertThat(sql.wordAt(sql.written(asked.indexOf("foo")))).isEqualTo(range(sql, "foo"));
        assertThat(sql.wordAt(sql.written(asked.lastIndexOf("$1")))).isEqualTo(new Range(16, 21));
        assertThat(sql.written(asked.length())).isEqualTo(sql.sql().length());
    }

    @Test
    void wordsAreUnderlinedWithWhatTheyBelongTo() {
        var sql = NamedSql.of("SELECT t.titel, \"My Table\".x, 'text', a<=b FROM public.taks");
        assertThat(sql.wordAt(7)).isEqualTo(range(sql, "t.titel"));
        assertThat(sql.wordAt(sql.sql().indexOf("\"My"))).isEqualTo(range(sql, "\"My Table\".x"));
        assertThat(sql.wordAt(sql.sql().indexOf("'text"))).isEqualTo(range(sql, "'text'"));
        assertThat(sql.wordAt(sql.sql().indexOf("public"))).isEqualTo(range(sql, "public.taks"));
        assertThat(sql.words()).contains("t", "titel", "My Table", "taks").doesNotContain("text");
    }

    @Test
    void oneStatementMayEndWithSemicolons() {
        assertThat(NamedSql.of("SELECT 1;  ;\n-- done\n").second()).isEmpty();
        assertThat(jdbc(NamedSql.of(" ; SELECT 1; "))).isEqualTo("SELECT 1");
        assertThat(NamedSql.of("DELETE FROM a; DELETE FROM b").second()).contains(new Range(15, 21));
        assertThat(NamedSql.of("SELECT ';'").second()).isEmpty();
        assertThat(NamedSql.of(" -- nothing\n;").empty()).isTrue();
        assertThat(NamedSql.of("SELECT $1, $23").numbered()).hasSize(2);
    }

    @Test
    void theSelectListIsTheOutermostOne() {
        list("SELECT a, f(b, c), (SELECT d, e FROM x) FROM t", "a", "f(b, c)", "(SELECT d, e FROM x)");
        list("WITH q AS (SELECT x, y FROM t) SELECT q.x AS z FROM q", "q.x AS z");
        list("INSERT INTO t (a, b) SELECT c, d FROM u RETURNING id, a", "id", "a");
        list("SELECT DISTINCT ON (a, b) a, b FROM t", "a", "b");
        list("SELECT DISTINCT a FROM t", "a");
        list("SELECT 1, 2 UNION SELECT 3, 4", "1", "2");
        list("SELECT a[1], ARRAY[1, 2]", "a[1]", "ARRAY[1, 2]");
        list("DELETE FROM t RETURNING id;", "id");
    }

    @Test
    void aStarHidesWhichColumnIsWhich() {
        SelectList list = NamedSql.of("SELECT t.*, 2 * a FROM t").selectList();
        assertThat(list.star()).isTrue();
        assertThat(list.column(1, 2)).isEqualTo(list.whole());
        assertThat(NamedSql.of("SELECT 2 * a, count(*) FROM t").selectList().star())
                .isFalse();
    }

    private static void list(String sql, String... items) {
        SelectList list = NamedSql.of(sql).selectList();
        assertThat(list.items().stream().map(r -> sql.substring(r.from(), r.to())))
                .isEqualTo(List.of(items));
        assertThat(list.star()).isFalse();
    }

    private static Range range(NamedSql sql, String part) {
        int at = sql.sql().indexOf(part);
        return new Range(at, at + part.length());
    }

    private static String jdbc(NamedSql sql) {
        return sql.jdbc(name -> "");
    }

    @Test
    void severalStatementsAreSplitAtTheirSemicolonsButNotInTheBodyOfAFunction() {
        String function =
                "create function f() returns int begin atomic select case 1 when 1 then ';' end; select 2; end";
        String script = "create table t (a text default ';'); ; " + function + "; -- end;\nselect 1";
        assertThat(NamedSql.of(script).statements())
                .extracting(range -> script.substring(range.from(), range.to()))
                .containsExactly("create table t (a text default ';')", function, "select 1");
    }

    @Test
    void componentsOfParametersAreNamedWithADot() {
        var sql = NamedSql.of("SELECT :task.title, (:b).c, :d.e.f, :g. FROM t");
        assertThat(sql.names()).containsExactly("task.title", "b", "d.e.f", "g");
        assertThat(sql.positional()).isEqualTo("SELECT $1, ($2).c, $3, $4. FROM t");
    }
}
