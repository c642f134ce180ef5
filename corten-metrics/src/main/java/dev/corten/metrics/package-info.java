/** See the README of this module. */
@NullMarked
package dev.corten.metrics;

import org.jspecify.annotations.NullMarked;
