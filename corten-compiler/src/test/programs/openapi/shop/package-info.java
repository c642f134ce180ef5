@SnakeCase
@NullMarked
package shop;

import dev.corten.json.SnakeCase;
import org.jspecify.annotations.NullMarked;
