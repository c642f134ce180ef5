/** See the README of this module. */
@NullMarked
package dev.corten.log;

import org.jspecify.annotations.NullMarked;
