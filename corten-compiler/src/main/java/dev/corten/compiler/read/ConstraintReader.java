package dev.corten.compiler.read;

import dev.corten.compiler.model.Constraint;
import dev.corten.compiler.report.Place;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** Reads the annotations that say which values are right: on a component or parameter, and inside of its type. */
final class ConstraintReader {
    private static final String PACKAGE = "jakarta.validation.constraints.";

    /** Those of {@code declaration}, which is of {@code type}; {@code place} is where it stands. */
    List<Constraint> read(Element declaration, TypeMirror type, @Nullable Place place) {
        var found = new ArrayList<Constraint>();
        // On the outermost type they stand on the declaration as well.
        add(declaration.getAnnotationMirrors(), List.of(), place, found);
        inside(type, List.of(), place, found);
        return found;
    }

    private void inside(TypeMirror type, List<Integer> way, @Nullable Place place, List<Constraint> found) {
        if (type instanceof DeclaredType declared) {
            List<? extends TypeMirror> arguments = declared.getTypeArguments();
            for (int i = 0; i < arguments.size(); i++) {
                var there = new ArrayList<>(way);
                there.add(i);
                add(arguments.get(i).getAnnotationMirrors(), there, place, found);
                inside(arguments.get(i), there, place, found);
            }
        }
    }

    private void add(
            List<? extends AnnotationMirror> mirrors,
            List<Integer> within,
            @Nullable Place place,
            List<Constraint> found) {
        for (AnnotationMirror mirror : mirrors) {
            TypeElement type = (TypeElement) mirror.getAnnotationType().asElement();
            String name = type.getQualifiedName().toString();
            Optional<List<? extends AnnotationMirror>> repeated = repeated(mirror, name);
            if (repeated.isPresent()) {
                add(repeated.get(), within, place, found);
            } else if (name.startsWith(PACKAGE) || constrains(type)) {
                Map<String, String> members = new LinkedHashMap<>();
                mirror.getElementValues()
                        .forEach((member, value) ->
                                members.put(member.getSimpleName().toString(), String.valueOf(value.getValue())));
                found.add(new Constraint(name, members, within, place));
            }
        }
    }

    /** What {@code @Size.List} holds, which javac writes for a {@code @Size} that stands twice. */
    private static Optional<List<? extends AnnotationMirror>> repeated(AnnotationMirror mirror, String name) {
        if (!name.startsWith(PACKAGE) || !name.endsWith(".List")) {
            return Optional.empty();
        }
        return mirror.getElementValues().values().stream()
                .map(AnnotationValue::getValue)
                .filter(List.class::isInstance)
                .<List<? extends AnnotationMirror>>map(values -> ((List<?>) values)
                        .stream()
                                .map(value -> (AnnotationMirror) ((AnnotationValue) value).getValue())
                                .toList())
                .findFirst();
    }

    private static boolean constrains(TypeElement annotation) {
        return annotation.getAnnotationMirrors().stream()
                .anyMatch(m -> ((TypeElement) m.getAnnotationType().asElement())
                        .getQualifiedName()
                        .contentEquals("jakarta.validation.Constraint"));
    }
}
