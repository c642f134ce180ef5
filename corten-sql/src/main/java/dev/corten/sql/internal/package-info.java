/** The database over JDBC. */
@NullMarked
package dev.corten.sql.internal;

import org.jspecify.annotations.NullMarked;
