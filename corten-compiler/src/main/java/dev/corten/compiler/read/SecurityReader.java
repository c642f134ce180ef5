package dev.corten.compiler.read;

import dev.corten.compiler.model.SecurityModel;
import dev.corten.compiler.model.SecurityModel.Scheme;
import dev.corten.compiler.model.SecurityModel.Secured;
import dev.corten.compiler.model.SecurityModel.Way;
import dev.corten.compiler.report.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import org.jspecify.annotations.Nullable;

/** Reads who may call routes. */
final class SecurityReader {
    private static final String HTTP = "dev.corten.http.";

    private final Types types;
    private final Sources sources;
    private final DescribedReader described;

    SecurityReader(Types types, Sources sources, DescribedReader described) {
        this.types = types;
        this.sources = sources;
        this.described = described;
    }

    /** Who may call {@code method} of {@code type}; {@code place} is where it stands. */
    SecurityModel read(TypeElement type, ExecutableElement method, Place place) {
        var extracted = new ArrayList<Scheme>();
        for (VariableElement parameter : method.getParameters()) {
            if (parameter.asType() instanceof DeclaredType declared) {
                scheme((TypeElement) declared.asElement()).ifPresent(extracted::add);
            }
        }
        return new SecurityModel(
                secured(method, place).or(() -> secured(type, place)).orElse(null), extracted);
    }

    /** What {@code @SecurityScheme} says of {@code type}, if it has one. */
    Optional<Scheme> scheme(TypeElement type) {
        return types.annotation(type, HTTP + "SecurityScheme")
                .map(annotation -> new Scheme(
                        type.getSimpleName().toString(),
                        types.value(annotation)
                                .filter(value -> value.getValue() instanceof VariableElement)
                                .map(value -> ((VariableElement) value.getValue())
                                        .getSimpleName()
                                        .toString())
                                .orElse(""),
                        text(annotation, "name"),
                        text(annotation, "format"),
                        text(annotation, "url"),
                        text(annotation, "tokenUrl"),
                        texts(annotation, "scopes"),
                        described.javadoc(type),
                        sources.annotation(type, annotation)));
    }

    private Optional<Secured> secured(Element element, Place otherwise) {
        return types.annotation(element, HTTP + "Secured").map(annotation -> {
            Place place = RoutesReader.orElse(sources.annotation(element, annotation), otherwise);
            var ways = new ArrayList<Way>();
            for (AnnotationValue value : elements(types.value(annotation).orElse(null))) {
                if (value.getValue() instanceof DeclaredType declared) {
                    TypeElement named = (TypeElement) declared.asElement();
                    ways.add(new Way(
                            named.getSimpleName().toString(), scheme(named).orElse(null)));
                }
            }
            return new Secured(ways, texts(annotation, "scopes"), place);
        });
    }

    private String text(AnnotationMirror annotation, String member) {
        return types.member(annotation, member)
                .map(v -> v.getValue().toString())
                .orElse("");
    }

    private List<String> texts(AnnotationMirror annotation, String member) {
        return elements(types.member(annotation, member).orElse(null)).stream()
                .map(value -> value.getValue().toString())
                .toList();
    }

    private static List<? extends AnnotationValue> elements(@Nullable AnnotationValue value) {
        // An array, also where it was written without braces.
        @SuppressWarnings("unchecked")
        List<? extends AnnotationValue> elements = value != null && value.getValue() instanceof List<?> list
                ? (List<? extends AnnotationValue>) list
                : List.of();
        return elements;
    }
}
