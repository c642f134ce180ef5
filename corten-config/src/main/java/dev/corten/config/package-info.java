/** See the README of this module. */
@NullMarked
package dev.corten.config;

import org.jspecify.annotations.NullMarked;
