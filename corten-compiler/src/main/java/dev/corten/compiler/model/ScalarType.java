package dev.corten.compiler.model;

import dev.corten.http.Scalar;
import java.util.Map;
import java.util.Optional;

/**
 * A type that is one text in a request.
 *
 * @param constant the name of its constant in {@link Scalar}
 * @param scalar that constant
 */
public record ScalarType(String constant, Scalar<?> scalar) {
    private static final Map<String, ScalarType> ALL = Map.ofEntries(
            Map.entry("java.lang.String", new ScalarType("STRING", Scalar.STRING)),
            Map.entry("java.lang.Integer", new ScalarType("INT", Scalar.INT)),
            Map.entry("java.lang.Long", new ScalarType("LONG", Scalar.LONG)),
            Map.entry("java.lang.Double", new ScalarType("DOUBLE", Scalar.DOUBLE)),
            Map.entry("java.lang.Boolean", new ScalarType("BOOLEAN", Scalar.BOOLEAN)),
            Map.entry("java.util.UUID", new ScalarType("UUID", Scalar.UUID)),
            Map.entry("java.time.Instant", new ScalarType("INSTANT", Scalar.INSTANT)),
            Map.entry("java.time.LocalDate", new ScalarType("LOCAL_DATE", Scalar.LOCAL_DATE)),
            Map.entry("java.time.LocalTime", new ScalarType("LOCAL_TIME", Scalar.LOCAL_TIME)),
            Map.entry("java.time.LocalDateTime", new ScalarType("LOCAL_DATE_TIME", Scalar.LOCAL_DATE_TIME)),
            Map.entry("java.time.YearMonth", new ScalarType("YEAR_MONTH", Scalar.YEAR_MONTH)),
            Map.entry("java.time.Duration", new ScalarType("DURATION", Scalar.DURATION)),
            Map.entry("java.math.BigDecimal", new ScalarType("DECIMAL", Scalar.DECIMAL)));

    /** The scalar that {@code type} is, if it is one. */
    public static Optional<ScalarType> of(TypeRef type) {
        return Optional.ofNullable(ALL.get(type.boxed().name()));
    }
}
