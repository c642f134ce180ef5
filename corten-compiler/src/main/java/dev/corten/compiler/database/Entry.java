package dev.corten.compiler.database;

import java.util.Map;

/**
 * An answer as it is kept.
 *
 * @param question what was asked
 * @param answer what was said
 * @param uses the parts of the schema that it depends on, with the fingerprint that each had; empty where nothing is kept
 *     of that
 */
record Entry(Question question, Answer answer, Map<String, String> uses) {}
