/** See the README of this module. */
@NullMarked
package dev.corten.testing;

import org.jspecify.annotations.NullMarked;
