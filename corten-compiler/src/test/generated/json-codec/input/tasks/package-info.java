@SnakeCase
@NullMarked
package tasks;

import dev.corten.json.SnakeCase;
import org.jspecify.annotations.NullMarked;
