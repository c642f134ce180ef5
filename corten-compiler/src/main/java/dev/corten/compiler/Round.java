package dev.corten.compiler;

import java.util.Set;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;

/**
 * What a round brings.
 *
 * @param annotations those of ours that its sources have
 * @param environment its sources
 */
record Round(Set<? extends TypeElement> annotations, RoundEnvironment environment) {

    /** What is marked with {@code annotation}. Looks through the sources only for one that they have. */
    Set<? extends Element> annotated(String annotation) {
        for (TypeElement present : annotations) {
            if (present.getQualifiedName().contentEquals(annotation)) {
                return environment.getElementsAnnotatedWith(present);
            }
        }
        return Set.of();
    }
}
