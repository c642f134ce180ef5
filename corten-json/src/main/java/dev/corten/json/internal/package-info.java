/** How corten-json does it; not for use outside of it. */
@NullMarked
package dev.corten.json.internal;

import org.jspecify.annotations.NullMarked;
