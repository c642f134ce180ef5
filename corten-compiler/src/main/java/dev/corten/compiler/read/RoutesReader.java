package dev.corten.compiler.read;

import dev.corten.compiler.model.ClientModel;
import dev.corten.compiler.model.ParameterModel;
import dev.corten.compiler.model.PathTemplate;
import dev.corten.compiler.model.RouteModel;
import dev.corten.compiler.model.RoutesModel;
import dev.corten.compiler.model.SecurityModel;
import dev.corten.compiler.report.Place;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import org.jspecify.annotations.Nullable;

/** Reads classes with {@code @Routes}. */
public final class RoutesReader {
    private static final String HTTP = "dev.corten.http.";
    private static final Map<String, String> METHODS = methods();

    private final Types types;
    private final Sources sources;
    private final DescribedReader described;
    private final ParameterReader parameters;
    private final ThrownReader thrown;
    private final ResultReader results;
    private final SecurityReader security;

    /** Reads from {@code elements}. */
    public RoutesReader(Elements elements, Types types, Sources sources) {
        this.types = types;
        this.sources = sources;
        this.described = new DescribedReader(elements, types, sources);
        this.thrown = new ThrownReader(types, sources, described);
        this.parameters = new ParameterReader(types, sources, thrown, described);
        this.security = new SecurityReader(types, sources, described);
        this.results = new ResultReader(elements, types, sources);
    }

    private static Map<String, String> methods() {
        var methods = new LinkedHashMap<String, String>();
        for (String name : new String[] {"Get", "Post", "Put", "Patch", "Delete"}) {
            methods.put(HTTP + name, name.toUpperCase(java.util.Locale.ROOT));
        }
        return methods;
    }

    /** The qualified names of the annotations that make a method a route. */
    public static Set<String> annotations() {
        return METHODS.keySet();
    }

    /** Whether all types that its routes mention are known, and what renders their templates. */
    public boolean complete(TypeElement type) {
        return mentioned(type) && unrendered(type).isEmpty();
    }

    /** The results of its routes whose templates nothing renders, where all types are known: javac says it of those that are not. */
    public List<ResultReader.Unrendered> unrendered(TypeElement type) {
        return !mentioned(type)
                ? List.of()
                : ElementFilter.methodsIn(type.getEnclosedElements()).stream()
                        .filter(method -> !mappings(method).isEmpty())
                        .flatMap(method ->
                                results.unrendered(method, Objects.requireNonNull(sources.name(method))).stream())
                        .toList();
    }

    private static boolean mentioned(TypeElement type) {
        return ElementFilter.methodsIn(type.getEnclosedElements()).stream()
                .filter(method -> !mappings(method).isEmpty())
                .flatMap(method -> Stream.of(
                                Stream.of(method.getReturnType()),
                                method.getThrownTypes().stream(),
                                method.getParameters().stream().map(VariableElement::asType))
                        .flatMap(types -> types))
                .allMatch(RoutesReader::known);
    }

    private static boolean known(TypeMirror type) {
        return type.getKind() != TypeKind.ERROR
                && (!(type instanceof DeclaredType declared)
                        || declared.getTypeArguments().stream().allMatch(RoutesReader::known));
    }

    /** The class {@code type}, which has {@code @Routes}. */
    public RoutesModel read(TypeElement type) {
        Place place = Objects.requireNonNull(sources.name(type), "a class that is compiled has a place");
        AnnotationMirror annotation = types.annotation(type, HTTP + "Routes").orElseThrow();
        Optional<PathTemplate.Part> prefix = part(type, annotation, place);
        var routes = new ArrayList<RouteModel>();
        for (ExecutableElement method : ElementFilter.methodsIn(type.getEnclosedElements())) {
            List<AnnotationMirror> mappings = mappings(method);
            if (!mappings.isEmpty()) {
                routes.add(route(type, method, mappings, prefix));
            }
        }
        String tag = types.member(annotation, "tag")
                .map(value -> value.getValue().toString())
                .filter(text -> !text.isEmpty())
                .orElseGet(() -> tag(type.getSimpleName().toString()));
        return new RoutesModel(
                types.className(type),
                place,
                obstacle(type),
                tag,
                described.javadoc(type),
                client(type, place),
                routes);
    }

    private @Nullable ClientModel client(TypeElement type, Place otherwise) {
        Optional<AnnotationMirror> annotation = types.annotation(type, "dev.corten.client.Client");
        if (annotation.isEmpty()) {
            return null;
        }
        boolean implemented = type.getKind() == ElementKind.INTERFACE;
        var others = new ArrayList<ClientModel.Other>();
        if (implemented) {
            for (ExecutableElement method : ElementFilter.methodsIn(type.getEnclosedElements())) {
                if (method.getModifiers().contains(Modifier.ABSTRACT)
                        && mappings(method).isEmpty()) {
                    others.add(new ClientModel.Other(
                            method.getSimpleName().toString(), orElse(sources.name(method), otherwise)));
                }
            }
        }
        return new ClientModel(implemented, orElse(sources.annotation(type, annotation.get()), otherwise), others);
    }

    private static String tag(String className) {
        String name = className.replaceFirst("Routes$", "");
        return name.isEmpty() ? className : name;
    }

    /** What {@code @SecurityScheme} says of {@code type}, if it has one. */
    public Optional<SecurityModel.Scheme> scheme(TypeElement type) {
        return security.scheme(type);
    }

    private RouteModel route(
            TypeElement type,
            ExecutableElement method,
            List<AnnotationMirror> mappings,
            Optional<PathTemplate.Part> prefix) {
        Place name = Objects.requireNonNull(sources.name(method));
        AnnotationMirror mapping = mappings.getFirst();
        var parts = new ArrayList<PathTemplate.Part>();
        prefix.ifPresent(parts::add);
        part(method, mapping, name).ifPresent(parts::add);
        PathTemplate path = PathTemplate.of(parts);
        var read = new ArrayList<ParameterModel>();
        for (VariableElement parameter : method.getParameters()) {
            read.add(parameters.read(parameter, path, name));
        }
        return new RouteModel(
                type.getSimpleName().toString(),
                method.getSimpleName().toString(),
                name,
                obstacle(method),
                Objects.requireNonNull(METHODS.get(annotationName(mapping))),
                orElse(sources.annotation(method, mapping), name),
                mappings.stream()
                        .skip(1)
                        .map(m -> orElse(sources.annotation(method, m), name))
                        .toList(),
                path,
                read,
                results.read(method, name),
                thrown.read(method, name),
                described.read(method, method.getParameters()),
                security.read(type, method, name),
                types.annotation(method, "java.lang.Deprecated").isPresent());
    }

    /** The path that an annotation gives; empty if it gives none. */
    private Optional<PathTemplate.Part> part(Element element, AnnotationMirror annotation, Place otherwise) {
        return types.value(annotation).map(value -> {
            String text = value.getValue().toString();
            Place whole = orElse(sources.value(element, annotation, value), otherwise);
            boolean literal = whole.text().equals('"' + text + '"');
            return new PathTemplate.Part(
                    text, literal ? new Place(whole.source(), whole.start() + 1, whole.end() - 1) : whole);
        });
    }

    private static String obstacle(TypeElement type) {
        return switch (type.getKind()) {
            case CLASS, RECORD, INTERFACE -> {
                if (!type.getTypeParameters().isEmpty()) {
                    yield "it has type parameters";
                }
                for (Element e = type; e instanceof TypeElement; e = e.getEnclosingElement()) {
                    if (e.getModifiers().contains(Modifier.PRIVATE)) {
                        yield e == type ? "it is private" : e.getSimpleName() + ", which it is in, is private";
                    }
                }
                yield "";
            }
            default -> "it is neither a class nor an interface";
        };
    }

    private static String obstacle(ExecutableElement method) {
        boolean declared = Objects.requireNonNull(method.getEnclosingElement()).getKind() == ElementKind.INTERFACE;
        for (Modifier modifier : new Modifier[] {Modifier.PRIVATE, Modifier.STATIC, Modifier.ABSTRACT}) {
            if (!(declared && modifier == Modifier.ABSTRACT)
                    && method.getModifiers().contains(modifier)) {
                return "it is " + modifier;
            }
        }
        if (!method.getTypeParameters().isEmpty()) {
            return "it has type parameters";
        }
        Optional<String> hidden = Stream.concat(
                        Stream.of(method.getReturnType()),
                        method.getParameters().stream().map(VariableElement::asType))
                .flatMap(RoutesReader::hidden)
                .findFirst();
        return hidden.map(name -> name + ", which it mentions, is private").orElse("");
    }

    private static Stream<String> hidden(TypeMirror type) {
        if (!(type instanceof DeclaredType declared)) {
            return Stream.empty();
        }
        Element element = declared.asElement();
        return Stream.concat(
                element.getModifiers().contains(Modifier.PRIVATE)
                        ? Stream.of(element.getSimpleName().toString())
                        : Stream.empty(),
                declared.getTypeArguments().stream().flatMap(RoutesReader::hidden));
    }

    private static List<AnnotationMirror> mappings(ExecutableElement method) {
        return method.getAnnotationMirrors().stream()
                .filter(m -> METHODS.containsKey(annotationName(m)))
                .<AnnotationMirror>map(m -> m)
                .toList();
    }

    private static String annotationName(AnnotationMirror annotation) {
        return ((TypeElement) annotation.getAnnotationType().asElement())
                .getQualifiedName()
                .toString();
    }

    static Place orElse(@Nullable Place place, Place otherwise) {
        return place == null ? otherwise : place;
    }
}
