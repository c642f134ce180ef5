/** See the README of this module. */
@NullMarked
package dev.corten.otlp;

import org.jspecify.annotations.NullMarked;
