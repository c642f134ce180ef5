package dev.corten.client;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** How the elements of a content follow each other. */
@FunctionalInterface
interface Split {
    /**
     * The bytes of the next element, or {@code null} if there are no more.
     *
     * @throws IOException if the content breaks off, is none of the kind, or the element is too large
     */
    byte @Nullable [] next() throws IOException;
}
