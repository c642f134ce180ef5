package dev.corten.compiler.read;

import dev.corten.compiler.model.TypeRef;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;

/**
 * What an interface gets from those that it extends.
 *
 * @param crud {@code Crud} with the types of its rows and keys, if that is one of them
 * @param generic the others that have type arguments, which are not understood
 * @param methods the abstract methods of the others that it does not declare itself
 */
record InheritedMethods(Optional<DeclaredType> crud, List<TypeRef> generic, List<ExecutableElement> methods) {

    /** Of {@code element}. */
    static InheritedMethods of(TypeElement element, Types types) {
        var generic = new ArrayList<TypeRef>();
        Map<String, ExecutableElement> methods = new LinkedHashMap<>();
        DeclaredType crud = null;
        for (TypeMirror type : element.getInterfaces()) {
            if (types.ref(type).is(CrudReader.CRUD)) {
                crud = (DeclaredType) type;
            } else {
                add((DeclaredType) type, types, generic, methods, new HashSet<>());
            }
        }
        methods(element).forEach(declared -> methods.remove(signature(declared, types)));
        return new InheritedMethods(
                Optional.ofNullable(crud),
                generic,
                methods.values().stream()
                        .filter(m -> m.getModifiers().contains(Modifier.ABSTRACT))
                        .toList());
    }

    /** Those above first, so that what overrides them takes their place. */
    private static void add(
            DeclaredType type,
            Types types,
            List<TypeRef> generic,
            Map<String, ExecutableElement> methods,
            Set<String> seen) {
        TypeElement element = (TypeElement) type.asElement();
        if (!type.getTypeArguments().isEmpty() || types.ref(type).is(CrudReader.CRUD)) {
            generic.add(types.ref(type));
        } else if (seen.add(element.getQualifiedName().toString())) {
            element.getInterfaces().forEach(above -> add((DeclaredType) above, types, generic, methods, seen));
            methods(element).forEach(method -> methods.put(signature(method, types), method));
        }
    }

    /** The methods that {@code element} itself declares. */
    static List<ExecutableElement> methods(TypeElement element) {
        return element.getEnclosedElements().stream()
                .filter(ExecutableElement.class::isInstance)
                .map(ExecutableElement.class::cast)
                .toList();
    }

    /** What tells a method from others: its name and the types of its parameters. */
    static String signature(ExecutableElement method, Types types) {
        return signature(
                method.getSimpleName().toString(),
                method.getParameters().stream().map(p -> types.ref(p.asType())).toList());
    }

    /** See {@link #signature(ExecutableElement, Types)}. */
    static String signature(String name, List<TypeRef> parameters) {
        return parameters.stream().map(TypeRef::name).collect(Collectors.joining(",", name + "(", ")"));
    }
}
