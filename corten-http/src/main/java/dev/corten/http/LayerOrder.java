package dev.corten.http;

import java.util.List;

/** Refuses layers where they do not do what they are for. */
final class LayerOrder {
    private LayerOrder() {}

    /** Throws {@link IllegalArgumentException} if {@code layer} must not go inside of {@code outer}. */
    static void check(List<Layer> outer, Layer layer) {
        if (layer.stage() == Stage.ANYWHERE) {
            return;
        }
        for (Layer other : outer) {
            if (other.stage() == Stage.ANYWHERE) {
                continue;
            }
            if (other.stage().compareTo(layer.stage()) > 0) {
                throw new IllegalArgumentException(layer + " must be outside of " + other
                        + ": add it before, as the first layer of a router is the outermost (docs/layers.md says why)");
            }
            if (other.getClass() == layer.getClass() && layer.stage() != Stage.GUARD) {
                throw new IllegalArgumentException(layer + " is there twice: leave one of them out");
            }
        }
    }
}
