/** The part of PostgreSQL's protocol that describing statements needs: no driver shows parameters as they were written. */
@NullMarked
package dev.corten.compiler.describe.wire;

import org.jspecify.annotations.NullMarked;
