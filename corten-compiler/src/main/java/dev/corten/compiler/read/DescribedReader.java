package dev.corten.compiler.read;

import dev.corten.compiler.model.Described;
import dev.corten.compiler.model.Example;
import dev.corten.compiler.model.Javadoc;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.util.Elements;
import org.jspecify.annotations.Nullable;

/** Reads what the documentation tells of elements. Comments of classes that come from class files are not there. */
final class DescribedReader {
    private static final String EXAMPLE = "dev.corten.json.Example";

    private final Elements elements;
    private final Types types;
    private final Sources sources;

    DescribedReader(Elements elements, Types types, Sources sources) {
        this.elements = elements;
        this.types = types;
        this.sources = sources;
    }

    /** What is told of {@code element} and its {@code parts}, which are components or parameters. */
    Described read(Element element, List<? extends Element> parts) {
        Map<String, Example> examples = new HashMap<>();
        for (Element part : parts) {
            Example example = example(part);
            if (example != null) {
                examples.put(part.getSimpleName().toString(), example);
            }
        }
        return new Described(javadoc(element), example(element), examples);
    }

    /** The comment of {@code element}. */
    Javadoc javadoc(Element element) {
        String comment = elements.getDocComment(element);
        return comment == null
                ? Javadoc.NONE
                : Javadoc.of(comment, elements.getDocCommentKind(element) == Elements.DocCommentKind.END_OF_LINE);
    }

    private @Nullable Example example(Element element) {
        Optional<AnnotationMirror> annotation = types.annotation(element, EXAMPLE);
        Optional<AnnotationValue> value = annotation.flatMap(types::value);
        return value.isEmpty()
                ? null
                : new Example(value.get().getValue().toString(), sources.value(element, annotation.get(), value.get()));
    }
}
