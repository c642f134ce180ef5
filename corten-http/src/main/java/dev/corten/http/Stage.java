package dev.corten.http;

/**
 * How far out a {@link Layer} belongs, from the outermost to the innermost. Layers of one stage go in any order; a router
 * refuses one that belongs further out than a layer that it has already.
 */
public enum Stage {
    /** Sees every answer, those of other layers too: tracing, metrics. */
    OBSERVE,
    /** Adds fields that every answer must have, refusals too: security headers, CORS. */
    FIELDS,
    /** Turns requests away, so that what is further in costs nothing: rates, concurrency, time, CSRF. */
    GUARD,
    /** Codes the content of answers: compression. What is inside sees it plain. */
    ENCODE,
    /** Looks at the content of answers as handlers made it: ETag. */
    VALIDATE,
    /** Goes anywhere, as layers do that do not say otherwise. */
    ANYWHERE
}
