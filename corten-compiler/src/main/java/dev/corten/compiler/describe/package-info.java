/** What PostgreSQL says of a statement: parameters, columns, nullness, errors. */
@NullMarked
package dev.corten.compiler.describe;

import org.jspecify.annotations.NullMarked;
