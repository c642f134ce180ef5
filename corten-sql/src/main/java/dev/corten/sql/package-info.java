/** See the README of this module. */
@NullMarked
package dev.corten.sql;

import org.jspecify.annotations.NullMarked;
