package dev.corten.compiler.check;

import dev.corten.compiler.describe.PgType;
import dev.corten.compiler.model.TypeRef;
import dev.corten.compiler.sql.SqlType;
import java.util.stream.Collectors;

/** How messages name types of Java that would fit. */
final class JavaTypes {
    private JavaTypes() {}

    /** The types that hold {@code type}: {@code Instant or OffsetDateTime}. */
    static String fitting(PgType type, boolean nullable) {
        return SqlType.carrying(type).stream()
                .map(t -> nullable ? nullable(t.java()) : t.java().show())
                .collect(Collectors.joining(" or "));
    }

    /** {@code @Nullable Integer} for {@code int}, {@code byte @Nullable []} for {@code byte[]}. */
    static String nullable(TypeRef type) {
        return type.name().endsWith("[]")
                ? type.show().replace("@Nullable ", "").replace("[]", " @Nullable []")
                : "@Nullable " + type.boxed().show().replace("@Nullable ", "");
    }
}
