package dev.corten.compiler;

import java.util.Set;

/**
 * One of the things that the compiler checks and generates code for: routes, JSON, queries, configuration. Each works in
 * three phases: read, check, emit.
 */
interface Feature {
    /** The qualified names of the annotations that it is about. */
    Set<String> annotations();

    /** Reads what this round brings, reports what is wrong, and writes code for what is right. */
    void process(Round round);

    /** The last round is over: releases what was held. */
    default void finish() {}
}
