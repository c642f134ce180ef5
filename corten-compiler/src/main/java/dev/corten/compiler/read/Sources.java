package dev.corten.compiler.read;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.TreePath;
import dev.corten.compiler.report.Place;
import dev.corten.compiler.report.Reporter;
import dev.corten.compiler.report.SourceText;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.VariableElement;
import javax.tools.JavaFileObject;
import org.jspecify.annotations.Nullable;

/** Where elements stand in their source files. Elements that come from class files stand nowhere. */
public final class Sources {
    private final @Nullable DocTrees trees;
    private final Reporter reporter;
    private final Map<JavaFileObject, SourceText> texts = new HashMap<>();

    /** Looks places up in {@code trees}; {@code null} where the compiler is not javac. */
    public Sources(@Nullable DocTrees trees, Reporter reporter) {
        this.trees = trees;
        this.reporter = reporter;
    }

    /** The name of {@code element} in its declaration. */
    public @Nullable Place name(Element element) {
        TreePath path = path(element, null, null);
        if (path == null) {
            return null;
        }
        Place whole = place(path);
        if (whole == null) {
            return null;
        }
        String name = element.getSimpleName().toString();
        Element enclosing = element.getEnclosingElement();
        if (name.equals("<init>") && enclosing != null) {
            name = enclosing.getSimpleName().toString();
        }
        int from = whole.start();
        Tree tree = path.getLeaf();
        Tree before =
                switch (tree) {
                    case VariableTree variable -> variable.getType() == null ? null : variable.getType();
                    case MethodTree method ->
                        method.getReturnType() == null ? method.getModifiers() : method.getReturnType();
                    case ClassTree type -> type.getModifiers();
                    default -> null;
                };
        if (before != null) {
            Place left = place(new TreePath(path, before));
            // A record's compact components and enum constants have types that stand nowhere.
            if (left != null && left.end() >= whole.start() && left.end() <= whole.end()) {
                from = left.end();
            }
        }
        int at = indexOfWord(whole.source().text(), name, from, whole.end());
        return at < 0 ? whole : new Place(whole.source(), at, at + name.length());
    }

    /** The annotation {@code annotation} of {@code element}, from its {@code @} to its end. */
    public @Nullable Place annotation(Element element, AnnotationMirror annotation) {
        TreePath path = path(element, annotation, null);
        return path == null ? null : place(path);
    }

    /** A value of an annotation, as it is written: a string with its quotes, say. */
    public @Nullable Place value(Element element, AnnotationMirror annotation, AnnotationValue value) {
        TreePath path = path(element, annotation, value);
        Place place = path == null ? null : place(path);
        return place != null && element.getKind() == ElementKind.RECORD_COMPONENT
                ? inComponent(place, annotation)
                : place;
    }

    /**
     * The string in {@code annotation} among the annotations of a record component, which stands at {@code component}.
     * By the time that processors run, javac has dropped from its trees what is not for the field; the text is there.
     */
    private static Place inComponent(Place component, AnnotationMirror annotation) {
        String name = annotation.getAnnotationType().asElement().getSimpleName().toString();
        Matcher string = Pattern.compile(
                        "@[\\w.]*\\b" + name + "\\s*\\(\\s*(?:value\\s*=\\s*)?(\"(?:[^\"\\\\]|\\\\.)*\")")
                .matcher(component.text());
        return string.find()
                ? new Place(component.source(), component.start() + string.start(1), component.start() + string.end(1))
                : component;
    }

    /** The tree of a value of an annotation. */
    public @Nullable TreePath tree(Element element, AnnotationMirror annotation, AnnotationValue value) {
        return path(element, annotation, value);
    }

    /** The tree of the declaration of {@code element}. */
    public @Nullable TreePath tree(Element element) {
        return path(element, null, null);
    }

    /** The value of the constant that the tree names, if it names one. */
    public @Nullable Object constant(TreePath path) {
        return trees != null && trees.getElement(path) instanceof VariableElement variable
                ? variable.getConstantValue()
                : null;
    }

    /** Where a tree stands. */
    public @Nullable Place place(TreePath path) {
        if (trees == null) {
            return null;
        }
        var unit = path.getCompilationUnit();
        var positions = trees.getSourcePositions();
        long start = positions.getStartPosition(unit, path.getLeaf());
        long end = positions.getEndPosition(unit, path.getLeaf());
        if (start < 0 || end < start) {
            return null;
        }
        SourceText text = texts.computeIfAbsent(unit.getSourceFile(), _ -> reporter.source(unit));
        return new Place(text, (int) start, (int) end);
    }

    private @Nullable TreePath path(
            Element element, @Nullable AnnotationMirror annotation, @Nullable AnnotationValue value) {
        if (trees == null) {
            return null;
        }
        Element declared = declared(element);
        if (annotation == null) {
            return trees.getPath(declared);
        }
        return value == null ? trees.getPath(declared, annotation) : trees.getPath(declared, annotation, value);
    }

    /** javac knows where the field of a record component stands, and not where the component does: it is one place. */
    private static Element declared(Element element) {
        Element type = element.getEnclosingElement();
        if (!(element instanceof RecordComponentElement) || type == null) {
            return element;
        }
        for (Element member : type.getEnclosedElements()) {
            if (member.getKind() == ElementKind.FIELD && member.getSimpleName().equals(element.getSimpleName())) {
                return member;
            }
        }
        return element;
    }

    private static int indexOfWord(String text, String word, int from, int to) {
        for (int at = text.indexOf(word, from); at >= 0 && at < to; at = text.indexOf(word, at + 1)) {
            int after = at + word.length();
            boolean begins = at == 0 || !Character.isJavaIdentifierPart(text.charAt(at - 1));
            boolean ends = after >= text.length() || !Character.isJavaIdentifierPart(text.charAt(after));
            if (begins && ends) {
                return at;
            }
        }
        return -1;
    }
}
