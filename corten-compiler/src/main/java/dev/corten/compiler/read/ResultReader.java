package dev.corten.compiler.read;

import com.sun.source.tree.MethodTree;
import com.sun.source.util.TreePath;
import dev.corten.compiler.model.ClassName;
import dev.corten.compiler.model.ResultModel;
import dev.corten.compiler.model.ResultModel.Kind;
import dev.corten.compiler.model.ResultModel.Produced;
import dev.corten.compiler.model.TypeRef;
import dev.corten.compiler.report.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import org.jspecify.annotations.Nullable;

/** Reads what routes answer. */
public final class ResultReader {
    private static final String HTTP = "dev.corten.http.";
    private static final String TEMPLATE = "io.jstach.jstache.JStache";

    private final Elements elements;
    private final Types types;
    private final Sources sources;

    ResultReader(Elements elements, Types types, Sources sources) {
        this.elements = elements;
        this.types = types;
        this.sources = sources;
    }

    /**
     * A result with a template that nothing renders.
     *
     * @param type the simple name of its type
     * @param renderer the simple name of the class that would
     * @param place where it stands
     */
    public record Unrendered(String type, String renderer, Place place) {}

    /** The result of {@code method}, whose name stands at {@code name}. */
    ResultModel read(ExecutableElement method, Place name) {
        TypeRef type = types.ref(method.getReturnType(), method);
        boolean reply = isReply(type);
        TypeRef body = body(type);
        String renderer = renderer(body);
        Kind usual = kind(body, reply, renderer != null);
        List<Produced> produces = produces(method, usual, body, name);
        Kind kind = produces.isEmpty() ? usual : produces.getFirst().kind();
        Kind main = kind == null ? usual : kind;
        Optional<AnnotationMirror> status = types.annotation(method, HTTP + "Status");
        return new ResultModel(
                main,
                reply,
                usual.several() ? body.argument() : body,
                status.flatMap(types::value)
                        .map(v -> Integer.parseInt(v.getValue().toString()))
                        .orElse(main.usualStatus()),
                place(method, name),
                status.map(s -> RoutesReader.orElse(sources.annotation(method, s), name))
                        .orElse(null),
                produces,
                renderer);
    }

    /** What is missing to render the result of {@code method}, where it has a template. */
    Optional<Unrendered> unrendered(ExecutableElement method, Place name) {
        TypeRef body = body(types.ref(method.getReturnType(), method));
        String renderer = renderer(body);
        return renderer == null || elements.getTypeElement(renderer) != null
                ? Optional.empty()
                : Optional.of(new Unrendered(
                        body.show(), renderer.substring(renderer.lastIndexOf('.') + 1), place(method, name)));
    }

    private static boolean isReply(TypeRef type) {
        return type.is(HTTP + "Reply") && !type.arguments().isEmpty();
    }

    private static TypeRef body(TypeRef type) {
        return isReply(type) ? type.argument() : type;
    }

    private Place place(ExecutableElement method, Place name) {
        TreePath path = sources.tree(method);
        return path != null && path.getLeaf() instanceof MethodTree tree && tree.getReturnType() != null
                ? RoutesReader.orElse(sources.place(new TreePath(path, tree.getReturnType())), name)
                : name;
    }

    private static Kind kind(TypeRef type, boolean reply, boolean template) {
        boolean several = !type.arguments().isEmpty();
        return switch (type.name()) {
            case "void", HTTP + "NoContent" -> Kind.NOTHING;
            case "java.lang.String" -> Kind.TEXT;
            case HTTP + "Html" -> Kind.HTML;
            case HTTP + "Redirect" -> Kind.REDIRECT;
            case HTTP + "Response" -> reply ? Kind.JSON : Kind.RESPONSE;
            case "java.util.stream.Stream" -> several ? Kind.ARRAY : Kind.JSON;
            case HTTP + "Ndjson" -> several ? Kind.NDJSON : Kind.JSON;
            case HTTP + "Events" -> several ? Kind.EVENTS : Kind.JSON;
            default -> template ? Kind.TEMPLATE : Kind.JSON;
        };
    }

    /** JStachio names it after the type alone, in its package, also where that is inside of another. */
    private @Nullable String renderer(TypeRef type) {
        TypeElement element = elements.getTypeElement(type.name());
        if (element == null || types.annotation(element, TEMPLATE).isEmpty()) {
            return null;
        }
        ClassName name = types.className(element);
        String simple = element.getSimpleName() + "Renderer";
        return name.packageName().isEmpty() ? simple : name.packageName() + "." + simple;
    }

    private List<Produced> produces(ExecutableElement method, Kind usual, TypeRef body, Place name) {
        AnnotationMirror annotation =
                types.annotation(method, HTTP + "Produces").orElse(null);
        if (annotation == null) {
            return List.of();
        }
        Place place = RoutesReader.orElse(sources.annotation(method, annotation), name);
        Object value = types.value(annotation).map(AnnotationValue::getValue).orElse(List.of());
        List<?> written = value instanceof List<?> list ? list : List.of(value);
        var produces = new ArrayList<Produced>();
        for (Object one : written) {
            String type = String.valueOf(one instanceof AnnotationValue inner ? inner.getValue() : one);
            produces.add(new Produced(type, produced(type, usual, body), place));
        }
        return produces;
    }

    private static @Nullable Kind produced(String type, Kind usual, TypeRef body) {
        if (usual == Kind.TEXT || body.is("byte[]")) {
            return Kind.BYTES;
        }
        return switch (type) {
            case "application/json" ->
                usual == Kind.TEMPLATE ? Kind.JSON : usual == Kind.JSON || usual == Kind.ARRAY ? usual : null;
            case "text/html" -> usual == Kind.TEMPLATE ? usual : null;
            case "application/x-ndjson" -> usual == Kind.ARRAY ? Kind.NDJSON : null;
            default -> null;
        };
    }
}
