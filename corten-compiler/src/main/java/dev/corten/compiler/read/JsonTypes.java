package dev.corten.compiler.read;

import dev.corten.compiler.model.BuiltInCodec;
import dev.corten.compiler.model.CodecRef;
import dev.corten.compiler.model.JsonType;
import dev.corten.compiler.model.TypeRef;
import dev.corten.compiler.report.Diagnostic;
import dev.corten.compiler.report.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import org.jspecify.annotations.Nullable;

/**
 * The types of this compilation that have codecs. Whatever is asked for is noted together with all that it is made of,
 * for {@link #asked} to tell.
 */
public final class JsonTypes implements CodecFinder {
    private static final String USE =
            "use a record, an enum, a sealed interface of records, or one of the types that docs/json.md lists";
    private static final String OWN = USE + ",\nor give the class a public static final JsonCodec named CODEC";

    private final Elements elements;
    private final Sources sources;
    private final JsonTypeReader reader;
    private final BiFunction<JsonType, CodecFinder, List<Diagnostic>> check;
    private final Map<String, Optional<JsonType>> types = new HashMap<>();
    private final Map<String, JsonType> asked = new LinkedHashMap<>();

    /** Finds types in {@code elements}; {@code check} says what is wrong with one. */
    public JsonTypes(
            Elements elements,
            Types types,
            Sources sources,
            BiFunction<JsonType, CodecFinder, List<Diagnostic>> check) {
        this.check = check;
        this.elements = elements;
        this.sources = sources;
        this.reader = new JsonTypeReader(elements, types, sources);
    }

    @Override
    public Codec find(TypeRef type) {
        var walk = new Walk();
        CodecRef codec = walk.part(type, Set.of(), "", null);
        if (codec == null || !walk.gaps.isEmpty() || !walk.mistakes.isEmpty()) {
            return new Missing(walk.gaps, walk.mistakes);
        }
        walk.met.forEach(asked::putIfAbsent);
        return new Found(codec);
    }

    @Override
    public Optional<JsonType> type(TypeRef type) {
        TypeElement element = elements.getTypeElement(type.name());
        return element == null || hasOwnCodec(element) ? Optional.empty() : type(element);
    }

    /** The codec of a part of a type that was {@linkplain #asked asked for}, whose type parameters are {@code parameters}. */
    public CodecRef codec(TypeRef part, List<String> parameters) {
        CodecRef codec = new Walk().part(part, Set.copyOf(parameters), "", null);
        if (codec == null) {
            throw new IllegalStateException("a type without a codec: " + part.show());
        }
        return codec;
    }

    /** The types of this compilation that were asked for and have codecs, with all that they are made of. */
    public List<JsonType> asked() {
        return List.copyOf(asked.values());
    }

    /** The type of this compilation or of another module that a generated codec reads, if {@code name} is one. */
    private Optional<JsonType> type(TypeElement element) {
        return types.computeIfAbsent(element.getQualifiedName().toString(), _ -> reader.read(element));
    }

    /** One way through a type and all that it is made of. */
    private final class Walk {
        private final Map<String, JsonType> met = new LinkedHashMap<>();
        private final Set<String> entered = new HashSet<>();
        private final List<Gap> gaps = new ArrayList<>();
        private final List<Diagnostic> mistakes = new ArrayList<>();

        /** The codec of {@code type}, or {@code null} after noting what of it has none. */
        @Nullable
        CodecRef part(TypeRef type, Set<String> parameters, String path, @Nullable Place place) {
            if (type.nullable()) {
                CodecRef codec = part(type.required(), parameters, path, place);
                return codec == null ? null : CodecRef.builtIn("nullable", codec);
            }
            Optional<BuiltInCodec> builtIn = BuiltInCodec.of(type);
            if (builtIn.isPresent()) {
                return CodecRef.builtIn(builtIn.get().constant());
            }
            if (parameters.contains(type.name())) {
                return CodecRef.parameter(type.name());
            }
            return switch (type.name()) {
                case "java.util.List" -> container("list", type, 0, parameters, step(path, "[]"), place);
                case "java.util.Set" -> container("set", type, 0, parameters, step(path, "[]"), place);
                case "java.util.Optional" -> container("optional", type, 0, parameters, path, place);
                case "java.util.Map" -> map(type, parameters, path, place);
                default -> declared(type, parameters, path, place);
            };
        }

        private @Nullable CodecRef container(
                String method, TypeRef type, int argument, Set<String> parameters, String path, @Nullable Place place) {
            if (type.arguments().size() <= argument) {
                return gap(path, type, place, "say what is in it, as in " + type.show() + "<String>");
            }
            CodecRef codec = part(type.arguments().get(argument), parameters, path, place);
            return codec == null ? null : CodecRef.builtIn(method, codec);
        }

        private @Nullable CodecRef map(TypeRef type, Set<String> parameters, String path, @Nullable Place place) {
            if (type.arguments().size() == 2 && !type.argument().equals(TypeRef.of("java.lang.String"))) {
                return gap(path, type, place, "the names of an object are strings: use Map<String, …>");
            }
            return container("map", type, 1, parameters, step(path, "{}"), place);
        }

        private @Nullable CodecRef declared(TypeRef type, Set<String> parameters, String path, @Nullable Place place) {
            TypeElement element = elements.getTypeElement(type.name());
            if (element == null) {
                String help = type.name().endsWith("[]") ? "use a List, or byte[] for bytes" : USE;
                return gap(path, type, place, help);
            }
            if (hasOwnCodec(element)) {
                return CodecRef.constant(type.name(), "CODEC");
            }
            JsonType model = type(element).orElse(null);
            if (model == null) {
                return gap(path, type, place, sources.name(element) == null ? USE : OWN);
            }
            String generated = model.name().generated("Json").qualified();
            String obstacle = obstacle(element, type, generated);
            if (obstacle != null) {
                return gap(path, type, place, obstacle);
            }
            var arguments = new ArrayList<CodecRef>();
            for (TypeRef argument : type.arguments()) {
                CodecRef codec = part(argument, parameters, step(path, "<>"), place);
                if (codec != null) {
                    arguments.add(codec);
                }
            }
            if (arguments.size() < type.arguments().size()) {
                return null;
            }
            if (sources.name(element) != null && entered.add(type.name())) {
                met.put(type.name(), model);
                enter(model, path.isEmpty() ? element.getSimpleName().toString() : path);
            }
            return arguments.isEmpty()
                    ? CodecRef.constant(generated, "CODEC")
                    : CodecRef.call(generated, "of", arguments);
        }

        private void enter(JsonType type, String path) {
            mistakes.addAll(check.apply(type, JsonTypes.this));
            Set<String> parameters =
                    type instanceof JsonType.RecordCodec record ? Set.copyOf(record.parameters()) : Set.of();
            for (JsonType.Part part : type.parts()) {
                String step = path + part.step();
                if (type instanceof JsonType.UnionCodec && !isRecord(part.type())) {
                    gap(step, part.type(), part.place(), "all types of a sealed interface must be records");
                    continue;
                }
                part(part.type(), parameters, step, part.place());
            }
        }

        private @Nullable CodecRef gap(String path, TypeRef type, @Nullable Place place, String help) {
            gaps.add(new Gap((path.isEmpty() ? type.show() : path) + ": " + type.name(), place, help));
            return null;
        }

        /** Paths begin at the first type that has parts with names. */
        private static String step(String path, String step) {
            return path.isEmpty() ? path : path + step;
        }
    }

    private boolean isRecord(TypeRef type) {
        TypeElement element = elements.getTypeElement(type.name());
        return element != null && element.getKind() == ElementKind.RECORD;
    }

    /** Why there can be no generated codec of {@code element}, although it is of the right kind. */
    private @Nullable String obstacle(TypeElement element, TypeRef type, String generated) {
        for (Element e = element; e instanceof TypeElement; e = e.getEnclosingElement()) {
            if (e.getModifiers().contains(Modifier.PRIVATE)) {
                return e.getSimpleName() + " is private: generated code cannot see it, so let its package do so";
            }
        }
        if (element.getTypeParameters().size() != type.arguments().size()) {
            return "say what it is made of, as in " + element.getSimpleName() + "<String>";
        }
        if (!element.getTypeParameters().isEmpty() && element.getKind() != ElementKind.RECORD) {
            return "only records may have type parameters";
        }
        boolean bounded = element.getTypeParameters().stream()
                .flatMap(p -> p.getBounds().stream())
                .anyMatch(b -> !b.toString().endsWith("java.lang.Object")
                        && !b.toString().endsWith(" Object"));
        if (bounded) {
            return "its type parameters must have no bounds";
        }
        if (sources.name(element) == null && elements.getTypeElement(generated) == null) {
            return type.name().startsWith("java.")
                    ? USE
                    : "it was compiled in another module without a codec: put @Json on it there";
        }
        return null;
    }

    /** Whether the type brings its codec along, in a constant. */
    private static boolean hasOwnCodec(TypeElement element) {
        return element.getEnclosedElements().stream()
                .anyMatch(e -> e.getKind() == ElementKind.FIELD
                        && e.getSimpleName().contentEquals("CODEC")
                        && e.getModifiers().containsAll(Set.of(Modifier.STATIC, Modifier.FINAL))
                        && !e.getModifiers().contains(Modifier.PRIVATE)
                        && e.asType().toString().startsWith("dev.corten.json.JsonCodec<"));
    }
}
