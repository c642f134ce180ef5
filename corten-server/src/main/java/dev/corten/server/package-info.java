/** See the README of this module. */
@NullMarked
package dev.corten.server;

import org.jspecify.annotations.NullMarked;
