/** See the README of this module. */
@NullMarked
package dev.corten.postgres;

import org.jspecify.annotations.NullMarked;
