/** How the server does it. Nothing here is for applications. */
@NullMarked
package dev.corten.server.internal;

import org.jspecify.annotations.NullMarked;
