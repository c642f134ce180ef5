package dev.corten.compiler.emit;

import dev.corten.compiler.model.EnumType;
import dev.corten.compiler.model.JsonType;
import java.util.stream.Collectors;

/** Writes {@code JsonTaskStatus}, the codec of an enum. */
public final class JsonEnumEmitter {
    private static final String JSON = "dev.corten.json.";

    private JsonEnumEmitter() {}

    /** The codec of {@code type}. */
    public static JavaFile emit(JsonType.EnumCodec type) {
        var file = new JavaFile(type.name().generated("Json"), type.name());
        String name = file.type(type.name().qualified());
        var written = new Lines(12);
        var read = new Lines(12);
        for (EnumType.Constant constant : type.type().constants()) {
            String label = JavaFile.literal(constant.label());
            written.add("case " + constant.name() + " -> " + label + ";");
            read.add("case " + label + " -> " + name + "." + constant.name() + ";");
        }
        String known = file.type(JSON + "KnownNames");
        String labels = Code.call(
                4,
                "private static final " + known + " LABELS = " + known + ".of",
                type.type().constants().stream()
                        .map(c -> JavaFile.literal(c.label()))
                        .toList(),
                ";");
        String oneOf = type.type().constants().stream()
                .map(EnumType.Constant::label)
                .collect(Collectors.joining(", ", "must be one of ", ""));
        return file.body("""
                %sfinal class %s implements %s<%s> {
                    /** Reads and writes {@code %4$s}. */
                    public static final %3$s<%4$s> CODEC = new %2$s();

                    %11$s

                    private %2$s() {}

                    @Override
                    public void write(%5$s out, %4$s value) {
                        out.value(switch (value) {
                %6$s        });
                    }

                    @Override
                    public %7$s read(%8$s in) {
                        String label = in.string(LABELS);
                        return switch (label) {
                            case null -> null;
                %9$s            default -> {
                                in.problem(%10$s);
                                yield null;
                            }
                        };
                    }
                }
                """.formatted(
                        type.isPublic() ? "public " : "",
                        file.name().simple(),
                        file.type(JSON + "JsonCodec"),
                        name,
                        file.type(JSON + "JsonWriter"),
                        written,
                        file.nullable(name),
                        file.type(JSON + "JsonReader"),
                        read,
                        JavaFile.literal(oneOf),
                        labels));
    }
}
