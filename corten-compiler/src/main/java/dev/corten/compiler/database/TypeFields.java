package dev.corten.compiler.database;

import dev.corten.compiler.describe.PgType;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** A type as the last fields of a line: number, kind, name, labels, what it is made of. */
final class TypeFields {
    /** Types from here on are made by migrations; their numbers differ from database to database. */
    private static final int FIRST_OWN_OID = 16384;

    private TypeFields() {}

    /** The fields before and those of the type. */
    static List<String> after(List<String> before, PgType type) {
        var fields = new ArrayList<>(before);
        add(type, fields);
        return fields;
    }

    private static void add(PgType type, List<String> fields) {
        fields.add(Integer.toString(type.oid() < FIRST_OWN_OID ? type.oid() : 0));
        fields.add(type.kind().name());
        fields.add(type.name());
        fields.add(Integer.toString(type.labels().size()));
        fields.addAll(type.labels());
        if (type.kind() == PgType.Kind.COMPOSITE) {
            fields.add(Integer.toString(type.fields().size()));
            for (PgType.Field field : type.fields()) {
                fields.add(field.name());
                fields.add(field.nullable() ? "nullable" : "not null");
                add(field.type(), fields);
            }
        }
        if (type.element() != null) {
            add(type.element(), fields);
        }
    }

    /** The type that is next in {@code fields}. */
    static PgType read(Deque<String> fields) {
        int oid = Integer.parseInt(fields.pop());
        var kind = PgType.Kind.valueOf(fields.pop());
        String name = fields.pop();
        var labels = new ArrayList<String>();
        for (int count = Integer.parseInt(fields.pop()); count > 0; count--) {
            labels.add(fields.pop());
        }
        var parts = new ArrayList<PgType.Field>();
        if (kind == PgType.Kind.COMPOSITE) {
            for (int count = Integer.parseInt(fields.pop()); count > 0; count--) {
                String field = fields.pop();
                boolean nullable = fields.pop().equals("nullable");
                parts.add(new PgType.Field(field, read(fields), nullable));
            }
        }
        PgType element =
                switch (kind) {
                    case ARRAY, DOMAIN, RANGE, MULTIRANGE -> read(fields);
                    case BASE, ENUM, COMPOSITE, PSEUDO, DYNAMIC, ANY -> null;
                };
        return new PgType(oid, name, kind, labels, element, parts);
    }
}
