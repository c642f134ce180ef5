/** See the README of this module. */
@NullMarked
package dev.corten.cli;

import org.jspecify.annotations.NullMarked;
