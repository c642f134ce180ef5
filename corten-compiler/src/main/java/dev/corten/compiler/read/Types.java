package dev.corten.compiler.read;

import dev.corten.compiler.model.ClassName;
import dev.corten.compiler.model.Constraint;
import dev.corten.compiler.model.EnumType;
import dev.corten.compiler.model.QueryModel;
import dev.corten.compiler.model.RecordType;
import dev.corten.compiler.model.TypeRef;
import dev.corten.compiler.model.ValueType;
import dev.corten.compiler.report.Place;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.AnnotatedConstruct;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import org.jspecify.annotations.Nullable;

/** Reads types, records and enums from javac's model. */
public final class Types {
    private final Elements elements;
    private final Sources sources;
    private final ConstraintReader constraints = new ConstraintReader();

    /** Reads from {@code elements}, with places from {@code sources}. */
    public Types(Elements elements, Sources sources) {
        this.elements = elements;
        this.sources = sources;
    }

    /** {@code type} as it was written. */
    public TypeRef ref(TypeMirror type) {
        return ref(type, nullable(type));
    }

    /** The type of a parameter, component or the result of a method, whose {@code @Nullable} may stand on the declaration. */
    public TypeRef ref(TypeMirror type, AnnotatedConstruct declaration) {
        return ref(type, nullable(type) || nullable(declaration));
    }

    private TypeRef ref(TypeMirror type, boolean nullable) {
        return switch (type) {
            case DeclaredType declared ->
                new TypeRef(
                        ((TypeElement) declared.asElement()).getQualifiedName().toString(),
                        declared.getTypeArguments().stream().map(this::ref).toList(),
                        nullable);
            case ArrayType array -> {
                TypeRef component = ref(array.getComponentType(), false);
                // byte @Nullable [] marks the array, @Nullable String[] its elements.
                yield new TypeRef(component.name() + "[]", component.arguments(), nullable);
            }
            // Its own text has the annotations of this use of it.
            case TypeVariable variable ->
                new TypeRef(variable.asElement().getSimpleName().toString(), List.of(), nullable);
            default -> new TypeRef(plain(type), List.of(), nullable);
        };
    }

    private static String plain(TypeMirror type) {
        return type.getKind().isPrimitive()
                ? type.getKind().name().toLowerCase(Locale.ROOT)
                : switch (type.getKind()) {
                    case VOID -> "void";
                    default -> type.toString();
                };
    }

    /** The record that {@code type} names, if it names one. */
    public Optional<RecordType> record(TypeRef type) {
        TypeElement element = elements.getTypeElement(type.name());
        return element != null && element.getKind() == ElementKind.RECORD
                ? Optional.of(record(element))
                : Optional.empty();
    }

    /** {@code element}, which is a record. */
    public RecordType record(TypeElement element) {
        var components = new ArrayList<RecordType.Component>();
        for (RecordComponentElement component : element.getRecordComponents()) {
            var annotations = new LinkedHashMap<>(annotations(component));
            List<Constraint> found = List.of();
            // An annotation whose target is FIELD alone ends up on the field.
            for (Element member : element.getEnclosedElements()) {
                if (member.getKind() == ElementKind.FIELD
                        && member.getSimpleName().equals(component.getSimpleName())) {
                    annotations.putAll(annotations(member));
                    found = constraints.read(member, component.asType(), sources.name(component));
                }
            }
            components.add(new RecordType.Component(
                    component.getSimpleName().toString(),
                    ref(component.asType(), component),
                    annotations,
                    found,
                    sources.name(component)));
        }
        Set<String> names = new LinkedHashSet<>(annotations(element).keySet());
        names.addAll(annotations(elements.getPackageOf(element)).keySet());
        return new RecordType(
                className(element),
                components,
                names,
                element.getTypeParameters().size(),
                sources.name(element));
    }

    /** Whether the constructor that takes all components was written, rather than being the one every record has. */
    boolean guarded(TypeElement record) {
        int components = record.getRecordComponents().size();
        for (ExecutableElement constructor : ElementFilter.constructorsIn(record.getEnclosedElements())) {
            if (constructor.getParameters().size() == components && elements.isCompactConstructor(constructor)) {
                return true;
            }
            if (elements.isCanonicalConstructor(constructor)) {
                return elements.getOrigin(constructor) == Elements.Origin.EXPLICIT;
            }
        }
        return false;
    }

    /** The same of the record {@code type}; false if it is none. */
    boolean guarded(TypeRef type) {
        TypeElement element = elements.getTypeElement(type.name());
        return element != null && guarded(element);
    }

    /** The enum that {@code type} names, if it names one. */
    public Optional<EnumType> enumeration(TypeRef type) {
        TypeElement element = elements.getTypeElement(type.name());
        if (element == null || element.getKind() != ElementKind.ENUM) {
            return Optional.empty();
        }
        var constants = new ArrayList<EnumType.Constant>();
        for (Element member : element.getEnclosedElements()) {
            if (member.getKind() == ElementKind.ENUM_CONSTANT) {
                String name = member.getSimpleName().toString();
                String label = annotations(member).getOrDefault("dev.corten.json.Name", name.toLowerCase(Locale.ROOT));
                constants.add(new EnumType.Constant(name, label, sources.name(member)));
            }
        }
        return Optional.of(new EnumType(className(element), constants, sources.name(element)));
    }

    /** What {@code type} stands for by {@code static T of(X)} and {@code X value()}, if it has both. */
    public Optional<ValueType> factory(TypeRef type) {
        TypeElement element = elements.getTypeElement(type.name());
        if (element == null || !element.getTypeParameters().isEmpty()) {
            return Optional.empty();
        }
        List<ExecutableElement> methods = ElementFilter.methodsIn(element.getEnclosedElements()).stream()
                .filter(m -> !m.getModifiers().contains(Modifier.PRIVATE)
                        && m.getTypeParameters().isEmpty())
                .toList();
        return methods.stream()
                .filter(m -> m.getSimpleName().contentEquals("value")
                        && !m.getModifiers().contains(Modifier.STATIC)
                        && m.getParameters().isEmpty())
                .map(m -> ref(m.getReturnType(), m))
                .filter(content ->
                        !content.nullable() && methods.stream().anyMatch(m -> makes(m, type.required(), content)))
                .map(content -> new ValueType(content, true, "value"))
                .findFirst();
    }

    private boolean makes(ExecutableElement method, TypeRef type, TypeRef content) {
        return method.getSimpleName().contentEquals("of")
                && method.getModifiers().contains(Modifier.STATIC)
                && method.getParameters().size() == 1
                && ref(method.getReturnType(), method).equals(type)
                && ref(
                                method.getParameters().getFirst().asType(),
                                method.getParameters().getFirst())
                        .equals(content);
    }

    /** Whether the class that {@code type} names is marked with that annotation. */
    public boolean annotated(TypeRef type, String qualifiedName) {
        TypeElement element = elements.getTypeElement(type.name());
        return element != null && annotation(element, qualifiedName).isPresent();
    }

    /** Whether the class that {@code type} names has a static field of that name. */
    public boolean hasConstant(TypeRef type, String name) {
        TypeElement element = elements.getTypeElement(type.name());
        return element != null
                && ElementFilter.fieldsIn(element.getEnclosedElements()).stream()
                        .anyMatch(f -> f.getSimpleName().contentEquals(name)
                                && f.getModifiers().contains(Modifier.STATIC));
    }

    /** The components of those of {@code parameters} that are records, or lists of records: then each is a list, too. */
    public List<QueryModel.Parameter> components(List<QueryModel.Parameter> parameters) {
        var components = new ArrayList<QueryModel.Parameter>();
        for (QueryModel.Parameter parameter : parameters) {
            TypeRef type = parameter.type();
            if (type.is("java.util.List") && type.arguments().size() == 1 && !type.nullable()) {
                record(type.argument()).filter(r -> r.typeParameters() == 0).ifPresent(r -> r.components()
                        .forEach(c -> components.add(ofAll(parameter, c))));
            }
            record(parameter.type()).filter(r -> r.typeParameters() == 0).ifPresent(r -> r.components()
                    .forEach(c -> components.add(new QueryModel.Parameter(
                            parameter.name() + "." + c.name(),
                            c.type(),
                            c.place() == null ? parameter.place() : c.place(),
                            parameter.value() + "." + c.name() + "()",
                            c.constraints()))));
        }
        return components;
    }

    private static QueryModel.Parameter ofAll(QueryModel.Parameter list, RecordType.Component component) {
        TypeRef one = component.type();
        TypeRef element = one.primitive() ? one.boxed() : one;
        // The variable is named like no other: it is that of the only lambda around it.
        String each = "each" + Character.toUpperCase(list.name().charAt(0))
                + list.name().substring(1);
        return new QueryModel.Parameter(
                list.name() + "." + component.name(),
                new TypeRef("java.util.List", List.of(element), false),
                component.place() == null ? list.place() : component.place(),
                "%s.stream().map(%s -> %s.%s()).toList()".formatted(list.value(), each, each, component.name()),
                List.of());
    }

    /** The names of a class. */
    public ClassName className(TypeElement element) {
        PackageElement pack = elements.getPackageOf(element);
        String packageName = pack.getQualifiedName().toString();
        String qualified = element.getQualifiedName().toString();
        return new ClassName(
                packageName, packageName.isEmpty() ? qualified : qualified.substring(packageName.length() + 1));
    }

    /** The annotations on {@code variable} and inside of its type that say which values are right; {@code place} is where it stands. */
    List<Constraint> constraints(VariableElement variable, @Nullable Place place) {
        return constraints.read(variable, variable.asType(), place);
    }

    /** The annotations on {@code element} by qualified name, each with its {@code value} as text, or empty. */
    public Map<String, String> annotations(Element element) {
        var result = new LinkedHashMap<String, String>();
        for (AnnotationMirror mirror : element.getAnnotationMirrors()) {
            String name = ((TypeElement) mirror.getAnnotationType().asElement())
                    .getQualifiedName()
                    .toString();
            result.put(name, value(mirror).map(v -> v.getValue().toString()).orElse(""));
        }
        return result;
    }

    /** The annotation of that name on {@code element}. */
    public Optional<AnnotationMirror> annotation(Element element, String qualifiedName) {
        return element.getAnnotationMirrors().stream()
                .filter(m -> ((TypeElement) m.getAnnotationType().asElement())
                        .getQualifiedName()
                        .contentEquals(qualifiedName))
                .<AnnotationMirror>map(m -> m)
                .findFirst();
    }

    /** What was written as the {@code value} of an annotation. */
    public Optional<AnnotationValue> value(AnnotationMirror annotation) {
        return member(annotation, "value");
    }

    /** What was written as the member {@code name} of an annotation. */
    public Optional<AnnotationValue> member(AnnotationMirror annotation, String name) {
        return annotation.getElementValues().entrySet().stream()
                .filter(e -> e.getKey().getSimpleName().contentEquals(name))
                .<AnnotationValue>map(Map.Entry::getValue)
                .findFirst();
    }

    private static boolean nullable(@Nullable AnnotatedConstruct construct) {
        return construct != null
                && construct.getAnnotationMirrors().stream().anyMatch(m -> m.getAnnotationType()
                        .asElement()
                        .getSimpleName()
                        .contentEquals("Nullable"));
    }
}
