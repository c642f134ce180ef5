/** The database that queries are checked against, and the answers of it that are kept for the next build. */
@NullMarked
package dev.corten.compiler.database;

import org.jspecify.annotations.NullMarked;
