package dev.corten.compiler.read;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import dev.corten.compiler.model.SqlText;
import dev.corten.compiler.report.Place;
import org.jspecify.annotations.Nullable;

/**
 * A constant expression of strings, read so that every character of its value keeps its place: literals and text blocks
 * to the character, names of constants as a whole, anything else as the whole expression.
 */
final class StringExpression {
    private final Sources sources;

    StringExpression(Sources sources) {
        this.sources = sources;
    }

    /** The expression at {@code path}, whose value is {@code value}; {@code null} if it stands nowhere. */
    @Nullable
    SqlText read(TreePath path, String value) {
        if (path.getLeaf() instanceof AssignmentTree assignment) {
            return read(new TreePath(path, assignment.getExpression()), value);
        }
        Place whole = sources.place(path);
        if (whole == null) {
            return null;
        }
        SqlText.Builder builder = SqlText.builder(whole.source());
        if (add(path, builder)) {
            SqlText text = builder.build().within(whole);
            if (text.value().equals(value)) {
                return text;
            }
        }
        return SqlText.at(whole, value);
    }

    private boolean add(TreePath path, SqlText.Builder builder) {
        Tree tree = path.getLeaf();
        Place place = sources.place(path);
        if (place == null) {
            return false;
        }
        return switch (tree) {
            case ParenthesizedTree parenthesized -> add(new TreePath(path, parenthesized.getExpression()), builder);
            case BinaryTree binary
            when binary.getKind() == Tree.Kind.PLUS ->
                add(new TreePath(path, binary.getLeftOperand()), builder)
                        && add(new TreePath(path, binary.getRightOperand()), builder);
            case LiteralTree literal when literal.getKind() == Tree.Kind.STRING_LITERAL -> addLiterals(place, builder);
            case LiteralTree literal -> add(literal.getValue(), place, builder);
            case ExpressionTree _ -> add(sources.constant(path), place, builder);
            default -> false;
        };
    }

    private static boolean add(@Nullable Object constant, Place place, SqlText.Builder builder) {
        if (constant == null) {
            return false;
        }
        builder.add(constant.toString(), place.start(), place.end());
        return true;
    }

    /** javac's parser makes one literal of a concatenation of several; the source still has them all. */
    private static boolean addLiterals(Place place, SqlText.Builder builder) {
        String text = place.source().text();
        for (int at = place.start(); at < place.end(); ) {
            int end =
                    switch (text.charAt(at)) {
                        case '"' -> literalEnd(text, at);
                        case '/' -> commentEnd(text, at);
                        default -> at + 1;
                    };
            if (end < 0 || end > place.end()) {
                return false;
            }
            if (text.charAt(at) == '"') {
                builder.add(StringLiteral.read(place.source(), at, end));
            }
            at = end;
        }
        return true;
    }

    private static int literalEnd(String text, int start) {
        String quote = text.startsWith("\"\"\"", start) ? "\"\"\"" : "\"";
        for (int at = start + quote.length(); at < text.length(); at++) {
            if (text.charAt(at) == '\\') {
                at++;
            } else if (text.startsWith(quote, at)) {
                return at + quote.length();
            }
        }
        return -1;
    }

    private static int commentEnd(String text, int start) {
        if (text.startsWith("//", start)) {
            int end = text.indexOf('\n', start);
            return end < 0 ? -1 : end + 1;
        }
        int end = text.indexOf("*/", start + 2);
        return end < 0 ? -1 : end + 2;
    }
}
