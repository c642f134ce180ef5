package dev.corten.cli;

import dev.corten.compiler.describe.Description;
import dev.corten.json.FieldName;
import dev.corten.json.JsonWriter;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The answer to a question. */
sealed interface Reply {

    /** As a line of JSON with its end. */
    byte[] json();

    /** The statement is right. */
    record Accepted(Description.Accepted description) implements Reply {
        private static final FieldName PARAMS = FieldName.of("params");
        private static final FieldName COLUMNS = FieldName.of("columns");
        private static final FieldName NAME = FieldName.of("name");
        private static final FieldName TYPE = FieldName.of("type");
        private static final FieldName NULLABLE = FieldName.of("nullable");
        private static final FieldName ROWS = FieldName.of("rows");

        @Override
        public byte[] json() {
            var out = JsonWriter.create().beginObject().field(PARAMS).beginArray();
            description
                    .parameters()
                    .forEach(type ->
                            out.beginObject().field(TYPE).value(type.name()).endObject());
            out.endArray().field(COLUMNS).beginArray();
            for (Description.Column column : description.columns()) {
                out.beginObject().field(NAME).value(column.name());
                out.field(TYPE).value(column.type().name());
                out.field(NULLABLE).value(column.nullable()).endObject();
            }
            out.endArray().field(ROWS).value(description.rows().name().toLowerCase(Locale.ROOT));
            return Reply.line(out.endObject());
        }
    }

    /**
     * The question cannot be answered.
     *
     * @param code the SQLSTATE, or {@code input} if the line is no question
     * @param message why
     * @param position the character of the text that it is about, from 1
     */
    record Refused(String code, String message, @Nullable Integer position) implements Reply {
        private static final FieldName ERROR = FieldName.of("error");
        private static final FieldName CODE = FieldName.of("code");
        private static final FieldName MESSAGE = FieldName.of("message");
        private static final FieldName POSITION = FieldName.of("position");

        @Override
        public byte[] json() {
            var out = JsonWriter.create().beginObject().field(ERROR).beginObject();
            out.field(CODE).value(code).field(MESSAGE).value(message).field(POSITION);
            if (position == null) {
                out.nullValue();
            } else {
                out.value(position.longValue());
            }
            return Reply.line(out.endObject().endObject());
        }
    }

    private static byte[] line(JsonWriter out) {
        byte[] json = out.toBytes();
        byte[] line = Arrays.copyOf(json, json.length + 1);
        line[json.length] = '\n';
        return line;
    }
}
