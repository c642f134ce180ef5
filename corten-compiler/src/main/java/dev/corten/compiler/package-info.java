/** See the README of this module. */
@NullMarked
package dev.corten.compiler;

import org.jspecify.annotations.NullMarked;
