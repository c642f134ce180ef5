/** SQLite as the database that queries are checked against. */
@NullMarked
package dev.corten.compiler.sqlite;

import org.jspecify.annotations.NullMarked;
