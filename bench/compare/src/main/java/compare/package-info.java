/** Compares services that keep the contract of {@code bench/service}. */
@NullMarked
package compare;

import org.jspecify.annotations.NullMarked;
