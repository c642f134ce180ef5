package dev.corten.compiler.read;

import dev.corten.compiler.model.StatusModel;
import dev.corten.compiler.report.Place;
import java.util.Optional;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import org.jspecify.annotations.Nullable;

/** Reads which status exceptions have: that of their class, or of the nearest class above that has one. */
public final class StatusReader {
    private static final String STATUS = "dev.corten.http.Status";

    private final Types types;
    private final Sources sources;

    /** Reads from {@code types}. */
    public StatusReader(Types types, Sources sources) {
        this.types = types;
        this.sources = sources;
    }

    /** What {@code @Status} says on {@code type}; empty if it does not stand there, or in no source. */
    public Optional<StatusModel> read(TypeElement type) {
        Integer status = own(type);
        Place place = types.annotation(type, STATUS)
                .map(annotation -> sources.annotation(type, annotation))
                .orElse(null);
        return status == null || place == null
                ? Optional.empty()
                : Optional.of(new StatusModel(status, type.getSimpleName().toString(), place, other(type, status)));
    }

    /** The status of the exceptions of {@code type}, or {@code null} if they have none. */
    @Nullable
    Integer status(TypeElement type) {
        for (TypeElement at = type; at != null; at = superclass(at)) {
            Integer status = own(at);
            if (status != null) {
                return status;
            }
        }
        return null;
    }

    /** Who declares a sealed class declares what it permits; who declares another one declares one status. */
    private StatusModel.@Nullable Other other(TypeElement type, int status) {
        for (TypeElement above = superclass(type); above != null; above = superclass(above)) {
            Integer other = status(above);
            if (other != null && other != status && !above.getModifiers().contains(Modifier.SEALED)) {
                return new StatusModel.Other(above.getSimpleName().toString(), other);
            }
        }
        return null;
    }

    private @Nullable Integer own(TypeElement type) {
        String value = types.annotations(type).get(STATUS);
        return value == null ? null : Integer.valueOf(value);
    }

    static @Nullable TypeElement superclass(TypeElement type) {
        return type.getSuperclass() instanceof DeclaredType above ? (TypeElement) above.asElement() : null;
    }
}
