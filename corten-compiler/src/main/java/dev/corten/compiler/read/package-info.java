/** The first phase: javax.lang.model to immutable records. Nothing of javax.lang.model is used after it. */
@NullMarked
package dev.corten.compiler.read;

import org.jspecify.annotations.NullMarked;
