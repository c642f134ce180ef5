/** See the README of this module. */
@NullMarked
package dev.corten.openapi;

import org.jspecify.annotations.NullMarked;
