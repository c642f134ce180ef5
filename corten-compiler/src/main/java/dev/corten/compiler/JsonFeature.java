package dev.corten.compiler;

import dev.corten.compiler.emit.JavaFile;
import dev.corten.compiler.emit.JsonEnumEmitter;
import dev.corten.compiler.emit.JsonRecordEmitter;
import dev.corten.compiler.emit.JsonUnionEmitter;
import dev.corten.compiler.model.JsonType;
import dev.corten.compiler.model.TypeRef;
import dev.corten.compiler.read.CodecFinder;
import dev.corten.compiler.read.JsonTypes;
import dev.corten.compiler.report.Place;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;

/**
 * JSON: the types that other features asked codecs for, and those with {@code @Json}, get {@code Json…} classes. Comes
 * after all features that ask.
 */
final class JsonFeature implements Feature {
    private static final String JSON = "dev.corten.json.Json";

    private final Context context;
    private final JsonTypes types;
    private final Set<String> done = new HashSet<>();

    JsonFeature(Context context, JsonTypes types) {
        this.context = context;
        this.types = types;
    }

    @Override
    public Set<String> annotations() {
        return Set.of(JSON);
    }

    @Override
    public void process(Round round) {
        for (Element element : round.annotated(JSON)) {
            if (element instanceof TypeElement type) {
                ask(type);
            }
        }
        for (JsonType type : types.asked()) {
            if (done.add(type.name().qualified())) {
                context.write(emit(type), type.name().qualified());
            }
        }
    }

    private void ask(TypeElement type) {
        Place place = context.sources().name(type);
        // What a generic type is made of is not known here: any codec does for the question.
        var arguments = new ArrayList<TypeRef>();
        type.getTypeParameters().forEach(_ -> arguments.add(TypeRef.of("java.lang.String")));
        var asked = new TypeRef(type.getQualifiedName().toString(), arguments, false);
        if (types.find(asked) instanceof CodecFinder.Missing missing && place != null) {
            context.reporter().report(missing.diagnostics(place));
        }
    }

    private JavaFile emit(JsonType type) {
        return switch (type) {
            case JsonType.RecordCodec record ->
                JsonRecordEmitter.emit(
                        record, field -> types.codec(field.value().required(), record.parameters()));
            case JsonType.EnumCodec enumeration -> JsonEnumEmitter.emit(enumeration);
            case JsonType.UnionCodec union ->
                JsonUnionEmitter.emit(union, variant -> types.codec(variant.type(), List.of()));
        };
    }
}
