/** See the README of this module. */
@NullMarked
package dev.corten.compression;

import org.jspecify.annotations.NullMarked;
