package dev.corten.compiler.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corten.compiler.model.ClassName;
import dev.corten.compiler.model.Fragment;
import dev.corten.compiler.model.QueriesModel;
import dev.corten.compiler.model.QueryModel;
import dev.corten.compiler.model.SqlText;
import dev.corten.compiler.model.TypeRef;
import dev.corten.compiler.report.Place;
import dev.corten.compiler.report.SourceText;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TemplateTest {
    private static final Place NOWHERE = new Place(new SourceText("X.java", "x"), 0, 1);

    @Test
    void bracesInStringsCommentsAndQuotedNamesAreCharacters() {
        for (String sql : List.of(
                "SELECT '{a}' FROM t",
                "SELECT E'\\'{' FROM t",
                "SELECT 1 -- {a}\nFROM t",
                "SELECT /* {a} */ 1",
                "SELECT \"{a}\" FROM t",
                "SELECT $${a}$$",
                "SELECT '{1,2}'::int[]")) {
            assertThat(template(sql).varies()).as(sql).isFalse();
            assertThat(template(sql).problems()).as(sql).isEmpty();
        }
    }

    @Test
    void aPieceStandsForItself() {
        for (String piece : List.of("title, id", "(a) + b[1]", "'(' || a", "a /* ( */", "-- first\nname")) {
            assertThat(Template.unbalanced(piece, Dialect.POSTGRES)).as(piece).isEmpty();
        }
        for (String piece : List.of(
                "a)", "(a", "a]", "(a]", "a; b", "'a", "\"a", "/* a", "/* /* a */", "a -- b", "$$a", "E'a\\'")) {
            assertThat(Template.unbalanced(piece, Dialect.POSTGRES)).as(piece).isPresent();
        }
    }

    @Test
    void aPartThatIsLeftOutLeavesNoEmptyLine() {
        assertThat(statements("SELECT 1\nFROM t\n  {WHERE a = :a}\n  {AND b = :b}\nLIMIT 1\n", "a", "b"))
                .containsExactly(
                        "SELECT 1\nFROM t\nLIMIT 1\n",
                        "SELECT 1\nFROM t\n  WHERE a = :a\nLIMIT 1\n",
                        "SELECT 1\nFROM t\n  AND b = :b\nLIMIT 1\n",
                        "SELECT 1\nFROM t\n  WHERE a = :a\n  AND b = :b\nLIMIT 1\n");
        assertThat(statements("SELECT 'x\n\n  y' {, :a}", "a"))
                .containsExactly("SELECT 'x\n\n  y'", "SELECT 'x\n\n  y' , :a");
    }

    @Test
    void twoTokensNeverBecomeOne() {
        assertThat(statements("SELECT x{= :a}FROM t WHERE(b{-:a})", "a"))
                .containsExactly("SELECT x FROM t WHERE(b)", "SELECT x = :a FROM t WHERE(b -:a)");
        assertThat(statements("SELECT 1 <{order}-{order}", "order")).containsExactly("SELECT 1 < -a - -a");
    }

    private static Template template(String sql) {
        return Template.of(SqlText.raw(new SourceText("X.java", sql), 0, sql.length()), Dialect.POSTGRES);
    }

    /** The statements that {@code sql} can be, with these parameters, of which {@code order} is an enum. */
    private static List<String> statements(String sql, String... names) {
        var parameters = List.of(names).stream()
                .map(name -> new QueryModel.Parameter(
                        name,
                        new TypeRef(
                                name.equals("order") ? "Order" : "java.lang.String", List.of(), !name.equals("order")),
                        NOWHERE))
                .toList();
        var method = new QueryModel(
                "find",
                parameters,
                List.of(),
                TypeRef.of("void"),
                template(sql).text(),
                true,
                false,
                NOWHERE,
                QueryModel.Kind.WRITTEN);
        var type = new QueriesModel(
                new ClassName("", "Q"),
                NOWHERE,
                List.of(method),
                Map.of(),
                Map.of(),
                Map.of("Order", List.of(new Fragment("A", "-a", null, null))),
                Map.of(),
                Map.of(),
                List.of());
        return Variants.of(method, template(sql), type).methods().stream()
                .map(m -> m.sql().value())
                .toList();
    }
}
