/** How the binaries are unpacked and the server is controlled. */
@NullMarked
package dev.corten.postgres.internal;

import org.jspecify.annotations.NullMarked;
