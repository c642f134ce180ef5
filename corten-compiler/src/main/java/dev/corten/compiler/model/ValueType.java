package dev.corten.compiler.model;

import java.util.Optional;

/**
 * A type that stands for one value of another type: a record with one component, or a class or an enum with {@code static T of(X)} and
 * {@code X value()}.
 *
 * @param content the type of that value
 * @param factory whether it is made by {@code of}, and not by its constructor
 * @param accessor the method that gives the value
 */
public record ValueType(TypeRef content, boolean factory, String accessor) {

    /** What {@code record} stands for. Where the component may be null itself, NULL would have two meanings. */
    public static Optional<ValueType> of(RecordType record) {
        if (record.components().size() != 1 || record.typeParameters() > 0) {
            return Optional.empty();
        }
        RecordType.Component component = record.components().getFirst();
        return component.type().nullable()
                ? Optional.empty()
                : Optional.of(new ValueType(component.type(), false, component.name()));
    }
}
