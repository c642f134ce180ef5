/** What the compiler says: diagnostics and the places that they point at. */
@NullMarked
package dev.corten.compiler.report;

import org.jspecify.annotations.NullMarked;
