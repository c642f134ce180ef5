/** See the README of this module. */
@NullMarked
package dev.corten.context;

import org.jspecify.annotations.NullMarked;
