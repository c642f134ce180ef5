package dev.corten.compiler.model;

import java.util.Arrays;
import java.util.Optional;

/** A type that a variable can have by itself, named as its parser in {@code dev.corten.config.Parser}. */
public enum ConfigScalar {
    TEXT("java.lang.String"),
    SECRET("dev.corten.config.Secret"),
    INTEGER("java.lang.Integer"),
    LONG("java.lang.Long"),
    NUMBER("java.lang.Double"),
    BOOLEAN("java.lang.Boolean"),
    DURATION("java.time.Duration"),
    PATH("java.nio.file.Path"),
    ADDRESS("java.net.URI");

    private final String type;

    ConfigScalar(String type) {
        this.type = type;
    }

    /** The one of {@code type} or of its primitive. */
    public static Optional<ConfigScalar> of(TypeRef type) {
        return Arrays.stream(values())
                .filter(s -> s.type.equals(type.boxed().name()))
                .findFirst();
    }
}
