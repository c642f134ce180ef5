package dev.corten.compiler.emit;

import dev.corten.compiler.model.CodecRef;
import dev.corten.compiler.model.JsonType;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Writes {@code JsonShape}, the codec of a sealed interface. */
public final class JsonUnionEmitter {
    private static final String JSON = "dev.corten.json.";

    private JsonUnionEmitter() {}

    /** The codec of {@code type}, whose variants have the codecs that {@code codecs} names. */
    public static JavaFile emit(JsonType.UnionCodec type, Function<JsonType.Variant, CodecRef> codecs) {
        var file = new JavaFile(type.name().generated("Json"), type.name());
        String name = file.type(type.name().qualified());
        var written = new Lines(12);
        var read = new Lines(12);
        for (JsonType.Variant variant : type.variants()) {
            String codec = codecs.apply(variant).expression(file::type);
            String tag = JavaFile.literal(variant.tag());
            written.add("case %s variant -> %s.write(out.tag(TYPE, %s), variant);"
                    .formatted(file.type(variant.type()), codec, tag));
            read.add("case %s -> %s.read(in);".formatted(tag, codec));
        }
        String oneOf = type.variants().stream().map(JsonType.Variant::tag).collect(Collectors.joining(", "));
        return file.body("""
                %sfinal class %s implements %s<%s> {
                    /** Reads and writes {@code %4$s}. */
                    public static final %3$s<%4$s> CODEC = new %2$s();

                    private static final %5$s TYPE = %5$s.of("type");

                    private %2$s() {}

                    @Override
                    public void write(%6$s out, %4$s value) {
                        switch (value) {
                %7$s        }
                    }

                    @Override
                    public %8$s read(%9$s in) {
                        String tag = in.tag("type");
                        return switch (tag) {
                            case null -> null;
                %10$s            default -> {
                                in.wrongTag("type", %11$s);
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
                        file.type(JSON + "FieldName"),
                        file.type(JSON + "JsonWriter"),
                        written,
                        file.nullable(name),
                        file.type(JSON + "JsonReader"),
                        read,
                        JavaFile.literal("must be one of " + oneOf)));
    }
}
