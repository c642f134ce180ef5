package dev.corten.compiler.model;

/** What the text of a variable becomes. */
public sealed interface ConfigType {

    /** A number, a text, a duration, …. */
    record Scalar(ConfigScalar scalar) implements ConfigType {}

    /** A constant of an enum, by its label. */
    record Labels(EnumType type) implements ConfigType {}

    /** Elements with commas between. */
    record Elements(ConfigType element) implements ConfigType {}
}
