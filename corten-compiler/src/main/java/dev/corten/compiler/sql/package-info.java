/** The text of SQL statements: tokens, named parameters, the select list; and which types of Java fit PostgreSQL's. */
@NullMarked
package dev.corten.compiler.sql;

import org.jspecify.annotations.NullMarked;
