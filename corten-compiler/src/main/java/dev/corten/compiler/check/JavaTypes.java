package dev.corten.compiler.check;

import dev.corten.compiler.describe.PgType;
import dev.corten.compiler.model.TypeRef;
import dev.corten.compiler.sql.SqlType;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How messages name types of Java that would fit. */
final class JavaTypes {
    private JavaTypes() {}

    /** The types that may be sent as {@code type}: {@code Instant or OffsetDateTime}, {@code List<UUID>}; empty if none. */
    static String sending(PgType type, boolean nullable) {
        return fitting(type, nullable, element -> element.boxed().show());
    }

    /** The types that hold {@code type}: an array may have NULL among its elements. */
    static String holding(PgType type, boolean nullable) {
        return fitting(type, nullable, JavaTypes::nullable);
    }

    private static String fitting(PgType type, boolean nullable, Function<TypeRef, String> element) {
        PgType base = SqlType.base(type);
        String mark = nullable ? "@Nullable " : "";
        if (base.kind() == PgType.Kind.ARRAY && base.element() != null) {
            return joined(base.element(), t -> mark + "List<" + element.apply(t) + ">");
        }
        if (base.kind() == PgType.Kind.RANGE && base.element() != null) {
            return joined(base.element(), t -> mark + "Range<" + t.boxed().show() + ">");
        }
        return joined(base, t -> nullable ? nullable(t) : t.show());
    }

    private static String joined(PgType type, Function<TypeRef, String> show) {
        List<SqlType> carrying = SqlType.carrying(type);
        return carrying.stream().map(t -> show.apply(t.java())).collect(Collectors.joining(" or "));
    }

    /** The enum that {@code type} is, or is an array of. */
    static @Nullable PgType labels(PgType type) {
        PgType base = SqlType.base(type);
        PgType one = base.kind() == PgType.Kind.ARRAY && base.element() != null ? SqlType.base(base.element()) : base;
        return one.kind() == PgType.Kind.ENUM ? one : null;
    }

    /** The record that a composite type is, or the list for an array of it; empty for other types. */
    static Optional<String> composite(PgType type) {
        PgType base = SqlType.base(type);
        PgType one = base.kind() == PgType.Kind.ARRAY && base.element() != null ? SqlType.base(base.element()) : base;
        return one.kind() != PgType.Kind.COMPOSITE
                ? Optional.empty()
                : Optional.of("%s record with the components %s"
                        .formatted(
                                one == base ? "a" : "a List of a",
                                one.fields().stream().map(PgType.Field::name).collect(Collectors.joining(", "))));
    }

    /** {@code @Nullable Integer} for {@code int}, {@code byte @Nullable []} for {@code byte[]}. */
    static String nullable(TypeRef type) {
        String plain = type.required().boxed().show();
        return plain.endsWith("[]") ? plain.replace("[]", " @Nullable []") : "@Nullable " + plain;
    }
}
