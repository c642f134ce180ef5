/** The service that is compared with others, on the public API alone. */
@NullMarked
package bench;

import org.jspecify.annotations.NullMarked;
