package dev.corten.compiler.read;

import dev.corten.compiler.model.CodecRef;
import dev.corten.compiler.model.JsonType;
import dev.corten.compiler.model.TypeRef;
import dev.corten.compiler.report.Diagnostic;
import dev.corten.compiler.report.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds how types are read and written as JSON, and has the codecs generated that it promises. */
public interface CodecFinder {
    /** The codec of {@code type}, or what of it has none. */
    Codec find(TypeRef type);

    /** What the generated codec of {@code type} reads and writes, or nothing if it has no generated one. */
    Optional<JsonType> type(TypeRef type);

    /** A codec, or why there is none. */
    sealed interface Codec {}

    /**
     * A codec.
     *
     * @param codec how generated code names it
     */
    record Found(CodecRef codec) implements Codec {}

    /**
     * A type without a codec.
     *
     * @param gaps what of it has none
     * @param mistakes what is wrong with types that would have one
     */
    record Missing(List<Gap> gaps, List<Diagnostic> mistakes) implements Codec {
        /** Copies the lists. */
        public Missing {
            gaps = List.copyOf(gaps);
            mistakes = List.copyOf(mistakes);
        }

        /** As diagnostics: each where the type stands that has no codec, or at {@code use} if that is in no source. */
        public List<Diagnostic> diagnostics(Place use) {
            var found = new ArrayList<>(mistakes);
            for (Gap gap : gaps) {
                String message = "there is no JSON codec for " + gap.path();
                Place place = gap.place() == null ? use : gap.place();
                found.add(Diagnostic.error("json-no-codec", message, place, gap.help()));
            }
            return found;
        }
    }

    /**
     * A type that has no codec.
     *
     * @param path the way to it, as in {@code Task.meta.blob: java.lang.Object}
     * @param place the component that has this type, or {@code null} if it is in no source
     * @param help what to do
     */
    record Gap(String path, @Nullable Place place, String help) {}
}
