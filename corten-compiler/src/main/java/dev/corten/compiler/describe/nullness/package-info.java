/**
 * Which result columns of a statement can be NULL, derived from its analysed tree. Everything that is not recognised is
 * taken to be NULL at times. See docs/nullness.md.
 */
@NullMarked
package dev.corten.compiler.describe.nullness;

import org.jspecify.annotations.NullMarked;
