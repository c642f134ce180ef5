/** The commands of {@code ./corten} that are written in Java. */
@NullMarked
package dev.corten.cli;

import org.jspecify.annotations.NullMarked;
