/** The third phase: generated sources, as text blocks beside the code that fills them. */
@NullMarked
package dev.corten.compiler.emit;

import org.jspecify.annotations.NullMarked;
