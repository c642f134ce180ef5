/** See the README of this module. */
@NullMarked
package dev.corten.client;

import org.jspecify.annotations.NullMarked;
