/** See the README of this module. */
@NullMarked
package dev.corten.json;

import org.jspecify.annotations.NullMarked;
