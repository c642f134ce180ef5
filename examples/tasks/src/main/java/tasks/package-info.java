/** The Task API. Its names in JSON are snake_case. */
@NullMarked
@SnakeCase
package tasks;

import dev.corten.json.SnakeCase;
import org.jspecify.annotations.NullMarked;
