package dev.corten.cli;

import dev.corten.compiler.describe.Describer.Parameter;
import dev.corten.compiler.sql.NamedSql;
import dev.corten.json.JsonCodecs;
import dev.corten.json.JsonException;
import dev.corten.json.JsonValue;
import dev.corten.json.JsonValue.ArrayValue;
import dev.corten.json.JsonValue.BooleanValue;
import dev.corten.json.JsonValue.NullValue;
import dev.corten.json.JsonValue.ObjectValue;
import dev.corten.json.JsonValue.StringValue;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A statement, and where it stands.
 *
 * @param schema the statements that set up the database, empty for none
 * @param sql the statement, with parameters {@code $1}, … or {@code :name}
 * @param parameters what is known of the parameters; of those past the end nothing is
 */
record Question(NamedSql schema, NamedSql sql, List<Parameter> parameters) {
    private static final String SYNTAX_ERROR = "42601";
    private static final String CHARACTER_NOT_IN_REPERTOIRE = "22021";

    /**
     * Reads line {@code number}.
     *
     * @throws InvalidQuestionException if it is none, or PostgreSQL would not be asked what was meant
     */
    static Question read(byte[] line, int number) throws InvalidQuestionException {
        JsonValue value;
        try {
            value = JsonCodecs.VALUE.decode(line);
        } catch (JsonException malformed) {
            throw InvalidQuestionException.line(
                    number,
                    malformed.problems().getFirst().message() + ", at character "
                            + malformed.problems().getFirst().column());
        }
        if (!(value instanceof ObjectValue fields)) {
            throw InvalidQuestionException.line(number, "is no object like {\"sql\": \"SELECT 1\"}");
        }
        var reader = new Reader(number);
        String schema = reader.text(fields, "schema");
        String sql = reader.text(fields, "sql");
        if (sql == null) {
            throw InvalidQuestionException.line(number, "has no \"sql\"");
        }
        List<Parameter> parameters = reader.parameters(fields.get("params"));
        NamedSql setup = NamedSql.of(schema == null ? "" : schema);
        if (setup.unstorable().isPresent()) {
            throw InvalidQuestionException.statement(
                    CHARACTER_NOT_IN_REPERTOIRE,
                    "in the schema: there is the character U+0000",
                    position(setup.sql(), setup.unstorable().get().from()));
        }
        return new Question(setup, checked(sql), parameters);
    }

    /** The statement, if it is exactly one and its parameters are numbered in one way. */
    private static NamedSql checked(String text) throws InvalidQuestionException {
        NamedSql sql = NamedSql.of(text);
        var unstorable = sql.unstorable();
        if (unstorable.isPresent()) {
            throw InvalidQuestionException.statement(
                    CHARACTER_NOT_IN_REPERTOIRE,
                    "there is the character U+0000",
                    position(text, unstorable.get().from()));
        }
        if (sql.empty()) {
            throw InvalidQuestionException.statement(SYNTAX_ERROR, "there is no statement", null);
        }
        var second = sql.second();
        if (second.isPresent()) {
            throw InvalidQuestionException.statement(
                    SYNTAX_ERROR,
                    "there is more than one statement",
                    position(text, second.get().from()));
        }
        if (!sql.names().isEmpty() && !sql.numbered().isEmpty()) {
            throw InvalidQuestionException.statement(
                    SYNTAX_ERROR,
                    "parameters are either numbered or named, not both",
                    position(text, sql.numbered().getFirst().from()));
        }
        return sql;
    }

    /** Of a Java index, what PostgreSQL would say: characters of Unicode from 1. */
    static int position(String text, int index) {
        return text.codePointCount(0, index) + 1;
    }

    /** Reads the fields of a line. */
    private record Reader(int number) {
        @Nullable
        String text(ObjectValue fields, String name) throws InvalidQuestionException {
            return switch (fields.get(name)) {
                case StringValue(String text) -> text;
                case NullValue.NULL -> null;
                case null -> null;
                default -> throw InvalidQuestionException.line(number, "has a \"" + name + "\" that is no string");
            };
        }

        List<Parameter> parameters(@Nullable JsonValue value) throws InvalidQuestionException {
            if (value == null || value == NullValue.NULL) {
                return List.of();
            }
            if (!(value instanceof ArrayValue(List<JsonValue> elements))) {
                throw InvalidQuestionException.line(number, "has \"params\" that are no array");
            }
            var parameters = new ArrayList<Parameter>();
            for (JsonValue element : elements) {
                if (!(element instanceof ObjectValue fields)) {
                    throw InvalidQuestionException.line(
                            number,
                            "has \"params\" that are not objects like {\"nullable\": true, \"type\": \"text\"}");
                }
                parameters.add(new Parameter(text(fields, "type"), nullable(fields.get("nullable"))));
            }
            return List.copyOf(parameters);
        }

        /** A parameter of which nothing is said may be NULL. */
        private boolean nullable(@Nullable JsonValue value) throws InvalidQuestionException {
            return switch (value) {
                case BooleanValue(boolean nullable) -> nullable;
                case NullValue.NULL -> true;
                case null -> true;
                default ->
                    throw InvalidQuestionException.line(number, "has a \"nullable\" that is neither true nor false");
            };
        }
    }
}
