package dev.corten.compiler.model;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How generated code names a codec.
 *
 * @param owner the class that has it, qualified; empty for a codec that the generated class holds itself
 * @param member the field or method
 * @param arguments the codecs that the method takes, or {@code null} for a field
 */
public record CodecRef(
        String owner, String member, @Nullable List<CodecRef> arguments) {
    private static final String CODECS = "dev.corten.json.JsonCodecs";

    /** Copies {@code arguments}. */
    public CodecRef {
        arguments = arguments == null ? null : List.copyOf(arguments);
    }

    /** The field {@code member} of {@code owner}, as in {@code JsonTask.CODEC}. */
    public static CodecRef constant(String owner, String member) {
        return new CodecRef(owner, member, null);
    }

    /** The result of a static method, as in {@code JsonPage.of(JsonTask.CODEC)}. */
    public static CodecRef call(String owner, String member, List<CodecRef> arguments) {
        return new CodecRef(owner, member, arguments);
    }

    /** One of the constants of {@code JsonCodecs}. */
    public static CodecRef builtIn(String member) {
        return constant(CODECS, member);
    }

    /** One of the methods of {@code JsonCodecs} that make a codec of another one. */
    public static CodecRef builtIn(String member, CodecRef argument) {
        return call(CODECS, member, List.of(argument));
    }

    /** The codec of a type parameter, a field of the generated class. */
    public static CodecRef parameter(String name) {
        return constant("", parameterField(name));
    }

    /** The field of the generated class that holds the codec of the type parameter {@code name}. */
    public static String parameterField(String name) {
        return Character.toLowerCase(name.charAt(0)) + name.substring(1) + "Codec";
    }

    /** The Java expression; {@code type} says how a class is named where it stands. */
    public String expression(UnaryOperator<String> type) {
        String name = owner.isEmpty() ? member : type.apply(owner) + "." + member;
        return arguments == null
                ? name
                : name + arguments.stream().map(a -> a.expression(type)).collect(Collectors.joining(", ", "(", ")"));
    }
}
