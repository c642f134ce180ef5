package dev.corten.compiler.describe;

import dev.corten.compiler.describe.wire.RefusedException;
import dev.corten.compiler.describe.wire.Wire;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The types of a database, read from its catalog when they are first met. */
final class Types {
    /** Object ids from here on are of users; what is below never changes. */
    private static final int FIRST_NORMAL_OID = 16384;

    private static final String BY_OID = "corten_type";
    private static final String LABELS = "corten_labels";
    private static final String FIELDS = "corten_fields";
    private static final String BY_NAME = "corten_regtype";

    private final Wire wire;
    private final Map<Integer, PgType> byOid = new HashMap<>();
    private final Map<String, Integer> byName = new HashMap<>();

    Types(Wire wire) throws SQLException {
        this.wire = wire;
        wire.prepare(BY_OID, """
                SELECT format_type(t.oid, NULL), t.typtype,
                       CASE WHEN t.typtype = 'd' THEN t.typbasetype
                            WHEN t.typtype = 'r' THEN (SELECT rngsubtype FROM pg_range WHERE rngtypid = t.oid)
                            WHEN t.typtype = 'm' THEN (SELECT rngtypid FROM pg_range WHERE rngmultitypid = t.oid)
                            WHEN t.typsubscript = 'array_subscript_handler'::regproc THEN t.typelem
                            ELSE 0 END
                FROM pg_type t WHERE t.oid = $1::oid
                """, List.of());
        wire.prepare(
                LABELS, "SELECT enumlabel FROM pg_enum WHERE enumtypid = $1::oid ORDER BY enumsortorder", List.of());
        wire.prepare(FIELDS, """
                SELECT a.attname, a.atttypid, f.typnotnull
                FROM pg_type t JOIN pg_attribute a ON a.attrelid = t.typrelid JOIN pg_type f ON f.oid = a.atttypid
                WHERE t.oid = $1::oid AND a.attnum > 0 AND NOT a.attisdropped
                ORDER BY a.attnum
                """, List.of());
        wire.prepare(BY_NAME, "SELECT to_regtype($1)::oid", List.of());
    }

    /** The type of this object id. */
    PgType byOid(int oid) throws SQLException {
        PgType known = byOid.get(oid);
        if (known == null) {
            known = load(oid);
            byOid.put(oid, known);
        }
        return known;
    }

    /** The object id of the type that PostgreSQL knows under this name, or 0. */
    int byName(String name) throws SQLException {
        Integer known = byName.get(name);
        if (known == null) {
            known = lookUp(name);
            byName.put(name, known);
        }
        return known;
    }

    /** Whether the server came with the object of this id, which then never changes. */
    static boolean builtIn(int oid) {
        return oid > 0 && oid < FIRST_NORMAL_OID;
    }

    /** Forgets what a migration may have changed. */
    void forget() {
        byOid.keySet().removeIf(oid -> !builtIn(oid));
        byName.clear();
    }

    private int lookUp(String name) throws SQLException {
        try {
            String oid = wire.execute(BY_NAME, List.of(name)).getFirst().getFirst();
            return oid == null ? 0 : Integer.parseUnsignedInt(oid);
        } catch (RefusedException notATypeName) {
            return 0;
        }
    }

    private PgType load(int oid) throws SQLException {
        List<List<@Nullable String>> rows = wire.execute(BY_OID, List.of(Integer.toUnsignedString(oid)));
        if (rows.isEmpty()) {
            return new PgType(oid, "unknown", PgType.Kind.PSEUDO, List.of(), null);
        }
        List<@Nullable String> row = rows.getFirst();
        int element = Integer.parseUnsignedInt(text(row, 2));
        PgType.Kind kind = kind(text(row, 1), element != 0);
        return new PgType(
                oid,
                text(row, 0),
                kind,
                kind == PgType.Kind.ENUM ? labels(oid) : List.of(),
                element == 0 ? null : byOid(element),
                kind == PgType.Kind.COMPOSITE ? fields(oid) : List.of());
    }

    private static PgType.Kind kind(String typtype, boolean hasElement) {
        return switch (typtype) {
            case "e" -> PgType.Kind.ENUM;
            case "d" -> PgType.Kind.DOMAIN;
            case "c" -> PgType.Kind.COMPOSITE;
            case "r" -> PgType.Kind.RANGE;
            case "m" -> PgType.Kind.MULTIRANGE;
            case "p" -> PgType.Kind.PSEUDO;
            default -> hasElement ? PgType.Kind.ARRAY : PgType.Kind.BASE;
        };
    }

    private List<String> labels(int oid) throws SQLException {
        List<String> labels = new ArrayList<>();
        for (List<@Nullable String> row : wire.execute(LABELS, List.of(Integer.toUnsignedString(oid)))) {
            labels.add(text(row, 0));
        }
        return labels;
    }

    private List<PgType.Field> fields(int oid) throws SQLException {
        List<PgType.Field> fields = new ArrayList<>();
        for (List<@Nullable String> row : wire.execute(FIELDS, List.of(Integer.toUnsignedString(oid)))) {
            fields.add(new PgType.Field(
                    text(row, 0), byOid(Integer.parseUnsignedInt(text(row, 1))), !"t".equals(row.get(2))));
        }
        return fields;
    }

    private static String text(List<@Nullable String> row, int column) {
        String value = row.get(column);
        return value == null ? "0" : value;
    }
}
