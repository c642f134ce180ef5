package dev.corten.compiler.read;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import dev.corten.compiler.model.SqlText;
import dev.corten.compiler.report.Place;
import dev.corten.compiler.report.Reporter;
import java.io.IOException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import javax.lang.model.element.VariableElement;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/** javac itself says what the value of each expression is; the texts read from the source must be the same. */
class StringExpressionTest {
    private static final String QQQ = "\"\"\"";

    @Test
    void literalsHaveTheValueThatJavacGivesThem() throws IOException {
        agrees("\"\"", "\"abc\"", "\"a\\tb\\nc\\\"d\\'e\\\\f\\sg\\b\\f\\r\"", "\"\\0\\12\\101\\377\\400\\78\"");
    }

    @Test
    void unicodeEscapesAreReadBeforeAnythingElse() throws IOException {
        agrees(
                "\"\\u0041\\uuu0042\"",
                "\"\\\\u0041\"",
                "\"\\\\\\u0041\"".replace("\\\\\\u0041", "\\\\\\\\\\u0041"),
                "\"\\u005cn\"",
                "\"\\u005c\\u005c\"",
                "\"\\u005c\\u0022\"",
                "\"x\\u000ay\"".replace("\\u000a", "\\u005cn"),
                "\"\\ud83d\\ude00 \uD83D\uDE00 é\"");
    }

    @Test
    void textBlocksLoseTheirIndentation() throws IOException {
        agrees(
                QQQ + "\n    a\n      b\n    c" + QQQ,
                QQQ + "\n    a\n      b\n  " + QQQ,
                QQQ + "\n        a\n\n      b\n    \n        c\n        " + QQQ,
                QQQ + "  \t\n\ta\n\t  b  \t\n\t\tc\n\t" + QQQ,
                QQQ + "\n" + QQQ,
                QQQ + "\n   \n  \n " + QQQ,
                QQQ + "\nx" + QQQ);
    }

    @Test
    void textBlocksHaveEscapesToo() throws IOException {
        agrees(
                QQQ + "\n    a \\\n    b\\\n      c\n    " + QQQ,
                QQQ + "\n    a\\n  b\\s  \n    \\tc  \\040\n    " + QQQ,
                QQQ + "\n    \\\"\"\" \"\" \\\"\\\"\\\" \"x\\\"" + QQQ,
                QQQ + "\n    \\u0020 a\n    b" + QQQ,
                QQQ + "\n    a\\\\\n    b\\\\\\\n    c" + QQQ);
    }

    @Test
    void concatenationsKeepEveryPart() throws IOException {
        agrees(
                "\"a\" + \"b\"",
                "\"a\" /* \"no\" */ + // \"no\"\n    \"b\" + \"c\"",
                "(\"a\" + (\"b\")) + \"c\\n\"",
                "\"a\" + 1 + 'c' + true + 2.5 + \"b\"",
                "COLUMNS + \" FROM tasks\"",
                "\"SELECT \" + COLUMNS + " + QQQ + "\n     FROM tasks\n     WHERE id = :id" + QQQ,
                "\"SELECT \" + Sources.COLUMNS + \" FROM\" + \" tasks\"",
                "(true ? \"a\" : \"b\") + \"c\"");
    }

    @Test
    void windowsLineEndsAreLineEnds() throws IOException {
        agrees(
                QQQ + "\r\n    a\r\n      b \\\r\n    c\r\n    " + QQQ,
                QQQ + "  \r\n\r\n    x\r\n  " + QQQ,
                QQQ + "\r    a\r      b\r    " + QQQ);
    }

    @Test
    void anyTextBlockHasTheValueThatJavacGivesIt() throws IOException {
        var random = new Random(42);
        String[] pieces = {
            " ", "  ", "\t", "\n", "\n", "\r\n", "a", "SELECT", "é", "\\n", "\\t", "\\s", "\\\"", "\\\\", "\\\n",
            "\\u0041", "\\101", "\"a", ":id", "   \n"
        };
        var expressions = new String[300];
        for (int i = 0; i < expressions.length; i++) {
            var block = new StringBuilder(QQQ).append(random.nextBoolean() ? "\n" : " \r\n");
            for (int n = random.nextInt(14); n > 0; n--) {
                block.append(pieces[random.nextInt(pieces.length)]);
            }
            expressions[i] = block.append(random.nextBoolean() ? "\n    " : "")
                    .append(QQQ)
                    .toString();
        }
        agrees(expressions);
    }

    @Test
    void everyCharacterKnowsItsPlace() throws IOException {
        String source = "\"ab\\ncd\\u0065\" + " + QQQ + "\n      x\n        y\\tz\n      " + QQQ + " + COLUMNS";
        SqlText text = read(source).values().iterator().next();
        assertThat(text.value()).isEqualTo("ab\ncdex\n  y\tz\nid, title");
        assertThat(written(text, "a")).isEqualTo("a");
        assertThat(written(text, "ab\nc")).isEqualTo("ab\\nc");
        assertThat(written(text, "\n")).isEqualTo("\\n");
        assertThat(written(text, "e")).isEqualTo("\\u0065");
        assertThat(written(text, "y\tz")).isEqualTo("y\\tz");
        assertThat(written(text, "  y")).isEqualTo("  y");
        assertThat(written(text, "title")).isEqualTo("COLUMNS");
    }

    @Test
    void theEndIsAfterTheLastCharacterThatIsNotBlank() throws IOException {
        SqlText text =
                read(QQQ + "\n    SELECT\n    " + QQQ).values().iterator().next();
        assertThat(text.place(7, 7).start()).isEqualTo(text.place(5, 6).end());
    }

    private static String written(SqlText text, String part) {
        int at = text.value().indexOf(part);
        return text.place(at, at + part.length()).text();
    }

    private static void agrees(String... expressions) throws IOException {
        Map<String, SqlText> texts = read(expressions);
        assertThat(texts).hasSize(expressions.length);
        texts.forEach((value, text) -> {
            assertThat(text.value()).isEqualTo(value.substring(value.indexOf(':') + 1));
            boolean whole = text.value().strip().length() > 1 && first(text).equals(last(text));
            boolean opaque = expressions[Integer.parseInt(value.substring(0, value.indexOf(':')))].contains("?");
            assertThat(whole && !opaque)
                    .as("only the whole of %s is known", value)
                    .isFalse();
        });
    }

    private static Place first(SqlText text) {
        int at = text.length() - text.value().stripLeading().length();
        return text.place(at, at + 1);
    }

    private static Place last(SqlText text) {
        int end = text.value().stripTrailing().length();
        return text.place(end - 1, end);
    }

    /** The texts of the expressions, by number and the value that javac gives them. */
    private static Map<String, SqlText> read(String... expressions) throws IOException {
        var source = new StringBuilder("class Sources { static final String COLUMNS = \"id, title\";\n");
        for (int i = 0; i < expressions.length; i++) {
            source.append("static final String C%d = %s;\n".formatted(i, expressions[i]));
        }
        String text = source.append("}\n").toString();
        var file = new SimpleJavaFileObject(URI.create("string:///Sources.java"), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return text;
            }
        };
        var task = (JavacTask) ToolProvider.getSystemJavaCompiler()
                .getTask(null, null, null, List.of("-proc:none"), null, List.of(file));
        var units = task.parse();
        task.analyze();
        DocTrees trees = DocTrees.instance(task);
        var expressionsOf = new StringExpression(new Sources(trees, new Reporter(trees, null)));
        var result = new LinkedHashMap<String, SqlText>();
        new TreePathScanner<Void, Void>() {
            @Override
            public Void visitVariable(VariableTree variable, Void nothing) {
                String name = variable.getName().toString();
                if (name.startsWith("C") && !name.equals("COLUMNS")) {
                    String value = (String) ((VariableElement) trees.getElement(getCurrentPath())).getConstantValue();
                    var path = new TreePath(getCurrentPath(), variable.getInitializer());
                    result.put(name.substring(1) + ":" + value, expressionsOf.read(path, value));
                }
                return null;
            }
        }.scan(units, null);
        return result;
    }
}
