/** The second phase, pure: from the model to a list of diagnostics. */
@NullMarked
package dev.corten.compiler.check;

import org.jspecify.annotations.NullMarked;
