package dev.corten.compiler.model;

/**
 * A record that is marked {@code @Config}.
 *
 * @param visible whether it is public, and all that it is nested in
 * @param group its components
 */
public record ConfigRecord(boolean visible, ConfigComponent.Group group) {

    /** Its names. */
    public ClassName name() {
        return group.type();
    }
}
