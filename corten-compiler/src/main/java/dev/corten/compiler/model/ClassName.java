package dev.corten.compiler.model;

/**
 * The names of a class.
 *
 * @param packageName its package; empty for the unnamed one
 * @param nested its name in the package, with a dot for each class that it is nested in: {@code Outer.Inner}
 */
public record ClassName(String packageName, String nested) {

    /** As in {@code tasks.Outer.Inner}. */
    public String qualified() {
        return packageName.isEmpty() ? nested : packageName + "." + nested;
    }

    /** As in {@code Inner}. */
    public String simple() {
        return nested.substring(nested.lastIndexOf('.') + 1);
    }

    /** The class that is generated for this one: {@code JsonOuter_Inner} for the prefix {@code Json}. */
    public ClassName generated(String prefix) {
        return new ClassName(packageName, prefix + nested.replace('.', '_'));
    }
}
