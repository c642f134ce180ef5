package dev.corten.compiler.emit;

import dev.corten.compiler.model.CodecRef;
import dev.corten.compiler.model.JsonType;
import dev.corten.compiler.model.JsonType.Field;
import dev.corten.compiler.model.JsonType.Presence;
import dev.corten.compiler.model.Names;
import dev.corten.compiler.model.Rule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Writes {@code JsonTask}, the codec of a record. */
public final class JsonRecordEmitter {
    private static final String JSON = "dev.corten.json.";

    /** What the methods of the codec call things themselves. */
    private static final Set<String> TAKEN =
            Set.of("in", "out", "value", "field", "seen", "missing", "problems", "e", "CODEC", "NAMES");

    private final JsonType.RecordCodec record;
    private final JavaFile file;
    private final Map<Field, String> constants = new HashMap<>();
    private final Map<Field, CodecRef> checked = new HashMap<>();
    private final Rules rules;
    private final String type;
    private final String parameters;

    private JsonRecordEmitter(JsonType.RecordCodec record, Function<Field, CodecRef> codecs) {
        this.record = record;
        this.file = new JavaFile(record.name().generated("Json"), record.name());
        this.parameters = record.parameters().isEmpty() ? "" : "<" + String.join(", ", record.parameters()) + ">";
        this.type = file.type(record.name().qualified()) + parameters;
        Set<String> names = new HashSet<>(TAKEN);
        for (Field field : record.fields()) {
            String name = Names.upperSnakeCase(field.component());
            while (!names.add(name)) {
                name += "_";
            }
            constants.put(field, name);
        }
        this.rules = new Rules(file, names);
        for (Field field : record.fields()) {
            CodecRef codec = codecs.apply(field);
            checked.put(field, rules.inside(codec, field.value().required(), field.constraints(), constant(field)));
        }
    }

    /** The codec of {@code record}, whose fields have the codecs that {@code codecs} names. */
    public static JavaFile emit(JsonType.RecordCodec record, Function<Field, CodecRef> codecs) {
        return new JsonRecordEmitter(record, codecs).emit();
    }

    private JavaFile emit() {
        String names = record.fields().stream()
                .map(f -> "    private static final %1$s %2$s = %1$s.of(%3$s);\n"
                        .formatted(file.type(JSON + "FieldName"), constants.get(f), JavaFile.literal(f.name())))
                .collect(Collectors.joining());
        names += known();
        String read = read();
        names += rules.constants().stream()
                .map(c -> "    " + JavaFile.indent(4, c) + "\n")
                .collect(Collectors.joining());
        String head = record.parameters().isEmpty() ? single(names) : generic(names);
        return file.body("""
                %sfinal class %s%s implements %s<%s> {
                %s
                    @Override
                    public void write(%s out, %5$s value) {
                %8$s    }

                    @Override
                    public %9$s read(%10$s in) {
                %11$s    }
                }
                """.formatted(
                        record.isPublic() ? "public " : "",
                        file.name().simple(),
                        parameters,
                        file.type(JSON + "JsonCodec"),
                        type,
                        head,
                        file.type(JSON + "JsonWriter"),
                        write(),
                        file.nullable(type),
                        file.type(JSON + "JsonReader"),
                        read));
    }

    /** The names of all fields, for the reader to compare with; of those that may be there the last one. */
    private String known() {
        String knownNames = file.type(JSON + "KnownNames");
        var names = new ArrayList<>(
                record.fields().stream().map(f -> JavaFile.literal(f.name())).toList());
        if (record.tagged() && record.strict()) {
            names.add(JavaFile.literal("type"));
        }
        return "    "
                + Code.call(4, "private static final " + knownNames + " NAMES = " + knownNames + ".of", names, ";\n");
    }

    private String single(String names) {
        return """
                    /** Reads and writes {@code %s}. */
                    public static final %s<%1$s> CODEC = new %s();

                %s    private %3$s() {}
                """.formatted(
                        type, file.type(JSON + "JsonCodec"), file.name().simple(), names.isEmpty() ? "" : names + "\n");
    }

    private String generic(String fieldNames) {
        String codec = file.type(JSON + "JsonCodec");
        List<String> fields = record.parameters().stream()
                .map(p -> codec + "<" + p + "> " + CodecRef.parameterField(p))
                .toList();
        String names =
                record.parameters().stream().map(CodecRef::parameterField).collect(Collectors.joining(", "));
        return """
                %9$s%1$s
                    private %2$s(%3$s) {
                %4$s    }

                    /** Reads and writes {@code %5$s}, with the codecs of what it is made of. */
                    public static %6$s %7$s<%5$s> of(%3$s) {
                        return new %2$s<>(%8$s);
                    }
                """.formatted(
                fields.stream().map(f -> "    private final " + f + ";\n").collect(Collectors.joining()),
                file.name().simple(),
                String.join(", ", fields),
                record.parameters().stream()
                        .map(CodecRef::parameterField)
                        .map(n -> "        this." + n + " = " + n + ";\n")
                        .collect(Collectors.joining()),
                type,
                parameters,
                codec,
                names,
                fieldNames.isEmpty() ? "" : fieldNames + "\n");
    }

    private String write() {
        var lines = new Lines(8);
        lines.add("out.beginObject();");
        for (Field field : record.fields()) {
            String begin = "out.field(" + constants.get(field) + ")";
            String value = "value." + field.component() + "()";
            if (field.presence() == Presence.FIELD) {
                String present = file.type(JSON + "Field") + ".Present<"
                        + file.type(field.value().boxed()) + ">";
                lines.add("if (" + value + " instanceof " + present + " " + local(field) + ") {");
                lines.add("    " + begin + writeValue(field, local(field) + ".value()"));
                lines.add("}");
            } else {
                lines.add(begin + writeValue(field, value));
            }
        }
        lines.add("out.endObject();");
        return lines.toString();
    }

    private String writeValue(Field field, String value) {
        String codec = codec(field);
        boolean nullable =
                field.presence() == Presence.NULLABLE || field.value().nullable();
        if (field.presence() == Presence.OPTIONAL) {
            return ".optional(" + codec + ", " + value + ");";
        } else if (nullable) {
            return ".nullable(" + codec + ", " + value + ");";
        }
        return direct(field) ? ".value(" + value + ");" : ".value(" + codec + ", " + value + ");";
    }

    private String read() {
        var lines = new Lines(8);
        lines.add("if (!in.beginObject()) {", "    return null;", "}");
        lines.add("int problems = in.problemCount();");
        for (Field field : record.fields()) {
            lines.add("%s %s = %s;".formatted(file.type(field.type()), local(field), initial(field)));
        }
        for (int word = 0; word * Long.SIZE < record.fields().size(); word++) {
            lines.add("long " + seen(word) + " = 0;");
        }
        lines.add("for (int field = in.nextField(NAMES, -1); field >= 0; field = in.nextField(NAMES, field)) {");
        lines.add("    switch (field) {");
        for (int i = 0; i < record.fields().size(); i++) {
            Field field = record.fields().get(i);
            String seen = seen(i / Long.SIZE);
            lines.add("        case " + i + " -> {");
            lines.add("            " + seen + " = in.once(" + seen + ", " + bit(i) + ");");
            lines.add("            " + local(field) + " = " + readValue(field) + ";");
            check(lines, field);
            lines.add("        }");
        }
        if (record.tagged() && record.strict()) {
            lines.add("        case " + record.fields().size() + " -> in.unknownField();");
        }
        lines.add("        default -> in." + (record.strict() ? "unexpectedField" : "unknownField") + "();");
        lines.add("    }", "}");
        for (int word = 0; word * Long.SIZE < record.fields().size(); word++) {
            missing(lines, word);
        }
        lines.add("if (in.problemCount() > problems) {", "    return null;", "}");
        construct(lines);
        return lines.toString();
    }

    /** A value that is there is checked at once, while the reader still knows where it stands. */
    private void check(Lines lines, Field field) {
        String value =
                switch (field.presence()) {
                    case OPTIONAL -> local(field) + ".orElse(null)";
                    case FIELD -> local(field) + ".orNull()";
                    case NULLABLE, REQUIRED -> local(field);
                };
        for (Rule rule : Rule.of(field.constraints(), field.value())) {
            String condition = rules.condition(rule, value, constant(field));
            lines.add("            "
                    + Code.call(20, "in.check", List.of(condition, JavaFile.literal(Rules.message(rule))), ";"));
        }
    }

    /** The fields of one word of bits that are required, and were not there. */
    private void missing(Lines lines, int word) {
        int from = word * Long.SIZE;
        List<Field> fields = record.fields()
                .subList(from, Math.min(from + Long.SIZE, record.fields().size()));
        long required = 0;
        var names = new ArrayList<String>();
        for (int i = 0; i < fields.size(); i++) {
            if (fields.get(i).presence() == Presence.REQUIRED) {
                required |= 1L << i;
            }
        }
        if (required == 0) {
            return;
        }
        int last = Long.SIZE - Long.numberOfLeadingZeros(required);
        fields.subList(0, last).forEach(f -> names.add(JavaFile.literal(f.name())));
        String missing = "missing" + (word == 0 ? "" : word + 1);
        lines.add("long %s = ~%s & 0x%xL;".formatted(missing, seen(word), required));
        lines.add("if (" + missing + " != 0) {");
        var arguments = new ArrayList<>(List.of(missing));
        arguments.addAll(names);
        lines.add("    " + Code.call(12, "in.missing", arguments, ";"));
        lines.add("}");
    }

    private void construct(Lines lines) {
        String constructor = "new " + file.type(record.name().qualified()) + (parameters.isEmpty() ? "" : "<>");
        List<String> arguments = record.fields().stream().map(this::local).toList();
        if (!record.guarded()) {
            lines.add("return " + Code.call(15, constructor, arguments, ";"));
            return;
        }
        lines.add("try {");
        lines.add("    return " + Code.call(19, constructor, arguments, ";"));
        lines.add("} catch (IllegalArgumentException e) {", "    in.refused(e);", "    return null;", "}");
    }

    private String readValue(Field field) {
        String codec = codec(field);
        return switch (field.presence()) {
            case OPTIONAL -> file.type("java.util.Optional") + ".ofNullable(in.nullable(" + codec + "))";
            case NULLABLE -> "in.nullable(" + codec + ")";
            case FIELD ->
                file.type(JSON + "Field") + ".of("
                        + (field.value().nullable() ? "in.nullable(" + codec + ")" : required(field, codec)) + ")";
            case REQUIRED -> required(field, codec);
        };
    }

    private String required(Field field, String codec) {
        return switch (field.value().name()) {
            case "java.lang.String" -> "in.string()";
            case "boolean" -> "in.booleanValue()";
            case "int" -> "in.intValue()";
            case "long" -> "in.longValue()";
            case "float" -> "in.floatValue()";
            case "double" -> "in.doubleValue()";
            default -> codec + ".read(in)";
        };
    }

    /** Whether the writer takes the value without a codec, if it is not {@code null}. */
    private static boolean direct(Field field) {
        return field.value().primitive() || field.value().is("java.lang.String");
    }

    private String constant(Field field) {
        return Objects.requireNonNull(constants.get(field));
    }

    private String codec(Field field) {
        return Objects.requireNonNull(checked.get(field)).expression(file::type);
    }

    private String initial(Field field) {
        return switch (field.presence()) {
            case OPTIONAL -> file.type("java.util.Optional") + ".empty()";
            case FIELD -> file.type(JSON + "Field") + ".absent()";
            case NULLABLE, REQUIRED ->
                switch (field.type().name()) {
                    case "boolean" -> "false";
                    case "byte", "short", "int", "long", "float", "double" -> "0";
                    default -> "null";
                };
        };
    }

    private String local(Field field) {
        return TAKEN.contains(field.component()) ? field.component() + "_" : field.component();
    }

    private static String seen(int word) {
        return "seen" + (word == 0 ? "" : word + 1);
    }

    private static String bit(int index) {
        return "1L << " + index % Long.SIZE;
    }
}
