@NullMarked
package tasks;

import org.jspecify.annotations.NullMarked;
