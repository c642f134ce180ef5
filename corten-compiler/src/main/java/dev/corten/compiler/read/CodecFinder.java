package dev.corten.compiler.read;

import dev.corten.compiler.emit.JavaFile;
import dev.corten.compiler.model.TypeRef;
import java.util.function.Function;

/** Finds how types are read and written as JSON, and has the codecs generated that it promises. */
public interface CodecFinder {
    /** The codec of {@code type}, or what of it has none. */
    Codec find(TypeRef type);

    /** A codec, or why there is none. */
    sealed interface Codec {}

    /**
     * A codec.
     *
     * @param expression writes the Java expression of it in a file, as in {@code JsonTask.CODEC}
     */
    record Found(Function<JavaFile, String> expression) implements Codec {}

    /**
     * A type without a codec.
     *
     * @param path the way to what has none, as in {@code Task.meta.blob: java.lang.Object}
     * @param help what to do
     */
    record Missing(String path, String help) implements Codec {}
}
