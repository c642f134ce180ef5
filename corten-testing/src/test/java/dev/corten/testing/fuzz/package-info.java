/** What the fuzzer calls with bytes of its own: an exception that leaves is a mistake of ours. */
@NullMarked
package dev.corten.testing.fuzz;

import org.jspecify.annotations.NullMarked;
