/** What the public classes are made of. */
@NullMarked
package dev.corten.http.internal;

import org.jspecify.annotations.NullMarked;
