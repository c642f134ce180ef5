package dev.corten.compiler.emit;

import dev.corten.compiler.model.EnumType;
import dev.corten.compiler.model.JsonType;
import java.util.List;

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
        List<EnumType.Constant> constants = type.type().constants();
        for (int i = 0; i < constants.size(); i++) {
            String constant = constants.get(i).name();
            written.add("case " + constant + " -> "
                    + JavaFile.literal(constants.get(i).label()) + ";");
            read.add("case " + i + " -> " + name + "." + constant + ";");
        }
        String known = file.type(JSON + "KnownNames");
        String labels = Code.call(
                4,
                "private static final " + known + " LABELS = " + known + ".of",
                constants.stream().map(c -> JavaFile.literal(c.label())).toList(),
                ";");
        return file.body("""
                %sfinal class %s implements %s<%s> {
                    /** Reads and writes {@code %4$s}. */
                    public static final %3$s<%4$s> CODEC = new %2$s();

                    %10$s

                    private %2$s() {}

                    @Override
                    public void write(%5$s out, %4$s value) {
                        out.value(switch (value) {
                %6$s        });
                    }

                    @Override
                    public %7$s read(%8$s in) {
                        return switch (in.oneOf(LABELS)) {
                %9$s            default -> null;
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
                        labels));
    }
}
