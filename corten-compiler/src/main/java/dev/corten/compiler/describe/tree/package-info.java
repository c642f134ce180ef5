/** The text in which PostgreSQL prints an analysed statement, as a tree. */
@NullMarked
package dev.corten.compiler.describe.tree;

import org.jspecify.annotations.NullMarked;
