package dev.corten.compiler.report;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.doctree.DocTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.DocTrees;
import java.net.URI;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import javax.annotation.processing.Messager;
import javax.tools.Diagnostic.Kind;
import javax.tools.FileObject;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import org.jspecify.annotations.Nullable;

/**
 * Hands diagnostics to javac, at the very character they are about.
 *
 * <p>The {@link Messager} can point only at whole declarations, annotations and their values; a query in a text block is
 * one value. Comment trees, though, may stand at any position of a file ({@link
 * com.sun.source.util.DocTreeFactory#at}), and javac reports on them there: so each diagnostic is reported on a comment
 * of one word, made up where the mistake is. All of this is public, exported API of {@code jdk.compiler}.
 */
public final class Reporter {
    private final @Nullable DocTrees trees;
    private final Messager messager;
    private final Map<String, CompilationUnitTree> units = new HashMap<>();
    private final Set<String> seen = new HashSet<>();

    /** Reports through {@code trees}, or through {@code messager} where the compiler is not javac. */
    public Reporter(@Nullable DocTrees trees, Messager messager) {
        this.trees = trees;
        this.messager = messager;
    }

    /** The text of {@code unit}, on which diagnostics can be reported from now on. */
    public SourceText source(CompilationUnitTree unit) {
        String key = unit.getSourceFile().toUri().toString();
        units.put(key, unit);
        try {
            return new SourceText(key, unit.getSourceFile().getCharContent(true).toString());
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException("cannot read " + key, e);
        }
    }

    /** Reports each once, in order. */
    public void report(Collection<Diagnostic> diagnostics) {
        diagnostics.forEach(this::report);
    }

    /** Reports it, if it was not reported before. */
    public void report(Diagnostic diagnostic) {
        String text = diagnostic.render();
        Place place = diagnostic.place();
        if (!seen.add(place.source().key() + ":" + place.start() + ":" + text)) {
            return;
        }
        Kind kind = diagnostic.severity() == Diagnostic.Severity.ERROR ? Kind.ERROR : Kind.MANDATORY_WARNING;
        CompilationUnitTree unit = units.get(place.source().key());
        if (trees == null || unit == null) {
            messager.printMessage(kind, place.describe() + ": " + text);
            return;
        }
        DocTree word = trees.getDocTreeFactory().at(place.start()).newTextTree("x");
        DocCommentTree comment = trees.getDocCommentTree(COMMENT);
        trees.printMessage(kind, text, word, comment, unit);
    }

    /** A comment whose positions are those of the file: an HTML file's begins at its first character. */
    private static final FileObject COMMENT =
            new SimpleJavaFileObject(URI.create("corten:///comment.html"), JavaFileObject.Kind.HTML) {
                @Override
                public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                    return "<body>x</body>";
                }
            };
}
