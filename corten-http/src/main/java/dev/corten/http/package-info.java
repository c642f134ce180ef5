/** See the README of this module. */
@NullMarked
package dev.corten.http;

import org.jspecify.annotations.NullMarked;
