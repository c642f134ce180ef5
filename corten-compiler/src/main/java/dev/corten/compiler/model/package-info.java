/** What was read: immutable records without any type of javac. */
@NullMarked
package dev.corten.compiler.model;

import org.jspecify.annotations.NullMarked;
