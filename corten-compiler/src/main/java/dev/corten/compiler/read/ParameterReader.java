package dev.corten.compiler.read;

import dev.corten.compiler.model.EnumType;
import dev.corten.compiler.model.Names;
import dev.corten.compiler.model.ParameterModel;
import dev.corten.compiler.model.ParameterModel.DefaultValue;
import dev.corten.compiler.model.ParameterModel.Group;
import dev.corten.compiler.model.ParameterModel.Presence;
import dev.corten.compiler.model.ParameterModel.Source;
import dev.corten.compiler.model.PathTemplate;
import dev.corten.compiler.model.RecordType;
import dev.corten.compiler.model.ThrownModel;
import dev.corten.compiler.model.TypeRef;
import dev.corten.compiler.report.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import org.jspecify.annotations.Nullable;

/** Reads the parameters of routes: where each comes from, and whether it may be left out. */
final class ParameterReader {
    private static final String HTTP = "dev.corten.http.";
    private static final String JSON = "dev.corten.json.";
    private static final List<Source> ANNOTATED =
            List.of(Source.QUERY, Source.HEADER, Source.COOKIE, Source.FORM, Source.BODY, Source.EXTENSION);

    private final Types types;
    private final Sources sources;
    private final ThrownReader thrown;
    private final DescribedReader described;

    ParameterReader(Types types, Sources sources, ThrownReader thrown, DescribedReader described) {
        this.types = types;
        this.sources = sources;
        this.thrown = thrown;
        this.described = described;
    }

    /** The parameter {@code parameter} of a method for {@code path}; at {@code method} if it stands nowhere. */
    ParameterModel read(VariableElement parameter, PathTemplate path, Place method) {
        String name = parameter.getSimpleName().toString();
        TypeRef type = types.ref(parameter.asType(), parameter);
        Place place = RoutesReader.orElse(sources.name(parameter), method);
        Map<String, String> annotations = types.annotations(parameter);
        List<Source> written = ANNOTATED.stream()
                .filter(s -> annotations.containsKey(annotation(s)))
                .toList();
        Optional<ExecutableElement> factory = factory(parameter.asType());
        Source source = !written.isEmpty()
                ? content(written.getFirst(), type)
                : path.binds(name)
                        ? Source.PATH
                        : type.is(HTTP + "Request")
                                ? Source.REQUEST
                                : factory.isPresent()
                                        ? Source.FACTORY
                                        : type.is(HTTP + "JsonUpgrade")
                                                        && type.arguments().size() == 2
                                                ? Source.UPGRADE
                                                : Source.NONE;
        DefaultValue defaultValue = defaultValue(parameter, place);
        Presence presence = presence(type, source, defaultValue);
        TypeRef value = presence == Presence.OPTIONAL || presence == Presence.LIST ? type.argument() : type;
        List<ThrownModel> factoryThrown =
                source == Source.FACTORY ? thrown.read(factory.orElseThrow(), place) : List.of();
        Optional<EnumType> enumeration = types.enumeration(value);
        Group group =
                source == Source.QUERY || source == Source.FORM ? group(parameter.asType(), type, source, place) : null;
        return new ParameterModel(
                name,
                type,
                place,
                source,
                written.stream()
                        .map(s -> annotation(s).substring(HTTP.length()))
                        .toList(),
                wireName(name, source, annotations),
                presence,
                value,
                enumeration,
                defaultValue,
                // The clause of the factory is elsewhere; what is wrong with it is said at the parameter.
                factoryThrown.stream().map(t -> t.at(place)).toList(),
                types.constraints(parameter, place),
                group);
    }

    /** Where {@code @Body} takes a {@code type} from. */
    private static Source content(Source source, TypeRef type) {
        if (source != Source.BODY) {
            return source;
        }
        return switch (type.name()) {
            case "byte[]" -> Source.BYTES;
            case "java.io.InputStream", HTTP + "Content" -> Source.STREAM;
            default -> source;
        };
    }

    /** The values that {@code type} is made of, if it is a record: named as in JSON. */
    private @Nullable Group group(TypeMirror mirror, TypeRef type, Source source, Place place) {
        RecordType record = types.record(type)
                .filter(r -> r.typeParameters() == 0 && !type.nullable() && !type.is(HTTP + "Upload"))
                .orElse(null);
        if (record == null) {
            return null;
        }
        boolean snakeCase = record.annotations().contains(JSON + "SnakeCase");
        var members = new ArrayList<ParameterModel>();
        for (RecordType.Component component : record.components()) {
            String name = component.name();
            Place at = RoutesReader.orElse(component.place(), place);
            String text = component.annotations().get(HTTP + "Default");
            DefaultValue defaultValue = text == null ? null : new DefaultValue(text, at);
            Presence presence = presence(component.type(), source, defaultValue);
            TypeRef value = presence == Presence.OPTIONAL || presence == Presence.LIST
                    ? component.type().argument()
                    : component.type();
            members.add(new ParameterModel(
                    name,
                    component.type(),
                    at,
                    source,
                    List.of(annotation(source).substring(HTTP.length())),
                    component.annotations().getOrDefault(JSON + "Name", snakeCase ? Names.snakeCase(name) : name),
                    presence,
                    value,
                    types.enumeration(value),
                    defaultValue,
                    List.of(),
                    component.constraints(),
                    null));
        }
        TypeElement element = (TypeElement) ((DeclaredType) mirror).asElement();
        return new Group(members, types.guarded(type), described.read(element, element.getRecordComponents()));
    }

    private static String annotation(Source source) {
        return HTTP
                + switch (source) {
                    case QUERY -> "Query";
                    case HEADER -> "Header";
                    case COOKIE -> "Cookie";
                    case FORM -> "Form";
                    case BODY -> "Body";
                    case EXTENSION -> "Extension";
                    default -> throw new IllegalArgumentException(source.name());
                };
    }

    private static String wireName(String name, Source source, Map<String, String> annotations) {
        String given = named(source) ? annotations.get(annotation(source)) : null;
        if (given != null && !given.isEmpty()) {
            return given;
        }
        return source == Source.HEADER ? Names.hyphenated(name) : name;
    }

    private static Presence presence(TypeRef type, Source source, @Nullable DefaultValue defaultValue) {
        if (!named(source) && source != Source.EXTENSION) {
            return Presence.REQUIRED;
        }
        if (named(source) && type.is("java.util.List") && type.arguments().size() == 1) {
            return Presence.LIST;
        }
        if (type.is("java.util.Optional") && type.arguments().size() == 1) {
            return Presence.OPTIONAL;
        }
        if (defaultValue != null) {
            return Presence.DEFAULT;
        }
        return type.nullable() ? Presence.NULLABLE : Presence.REQUIRED;
    }

    private static boolean named(Source source) {
        return switch (source) {
            case QUERY, HEADER, COOKIE, FORM -> true;
            default -> false;
        };
    }

    private @Nullable DefaultValue defaultValue(VariableElement parameter, Place place) {
        var annotation = types.annotation(parameter, HTTP + "Default");
        if (annotation.isEmpty()) {
            return null;
        }
        return types.value(annotation.get())
                .map(value -> new DefaultValue(
                        value.getValue().toString(),
                        RoutesReader.orElse(sources.value(parameter, annotation.get(), value), place)))
                .orElse(null);
    }

    /** The static method {@code from(Request)} of a class, which gives an instance of it. */
    private static Optional<ExecutableElement> factory(TypeMirror type) {
        if (!(type instanceof DeclaredType declared)) {
            return Optional.empty();
        }
        TypeElement element = (TypeElement) declared.asElement();
        return ElementFilter.methodsIn(element.getEnclosedElements()).stream()
                .filter(m -> m.getSimpleName().contentEquals("from")
                        && m.getModifiers().contains(Modifier.STATIC)
                        && !m.getModifiers().contains(Modifier.PRIVATE)
                        && m.getParameters().size() == 1
                        && named(m.getParameters().getFirst().asType(), HTTP + "Request")
                        && named(m.getReturnType(), element.getQualifiedName().toString()))
                .findFirst();
    }

    private static boolean named(TypeMirror type, String qualified) {
        return type instanceof DeclaredType declared
                && Objects.requireNonNull((TypeElement) declared.asElement())
                        .getQualifiedName()
                        .contentEquals(qualified);
    }
}
