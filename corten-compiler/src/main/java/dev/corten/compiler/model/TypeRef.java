package dev.corten.compiler.model;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A type as it was written.
 *
 * @param name the qualified name, a primitive, or an array as in {@code byte[]}
 * @param arguments its type arguments
 * @param nullable whether it is marked {@code @Nullable}
 */
public record TypeRef(String name, List<TypeRef> arguments, boolean nullable) {

    /** Copies {@code arguments}. */
    public TypeRef {
        arguments = List.copyOf(arguments);
    }

    /** A type without arguments that is not nullable. */
    public static TypeRef of(String name) {
        return new TypeRef(name, List.of(), false);
    }

    /** Whether this is the type of that qualified name, whatever its arguments and nullness. */
    public boolean is(String qualifiedName) {
        return name.equals(qualifiedName);
    }

    /** The only argument of a {@code List}, an {@code Optional}, …. */
    public TypeRef argument() {
        return arguments.getFirst();
    }

    /** The same type, not nullable. */
    public TypeRef required() {
        return nullable ? new TypeRef(name, arguments, false) : this;
    }

    /** The same type, nullable; of a primitive type its class. */
    public TypeRef orNull() {
        TypeRef boxed = boxed();
        return new TypeRef(boxed.name, boxed.arguments, true);
    }

    /** Whether this is a primitive type or {@code void}. */
    public boolean primitive() {
        return switch (name) {
            case "boolean", "byte", "short", "char", "int", "long", "float", "double", "void" -> true;
            default -> false;
        };
    }

    /** The class of a primitive type ({@code int} is {@code java.lang.Integer}), otherwise this type. */
    public TypeRef boxed() {
        return switch (name) {
            case "int" -> of("java.lang.Integer");
            case "char" -> of("java.lang.Character");
            case "boolean", "byte", "short", "long", "float", "double" ->
                of("java.lang." + Character.toUpperCase(name.charAt(0)) + name.substring(1));
            default -> this;
        };
    }

    /** As a message shows it: simple names, {@code @Nullable} where it is so. */
    public String show() {
        String base = name.substring(name.lastIndexOf('.') + 1);
        String args = arguments.isEmpty()
                ? ""
                : arguments.stream().map(TypeRef::show).collect(Collectors.joining(", ", "<", ">"));
        return (nullable ? "@Nullable " : "") + base + args;
    }
}
