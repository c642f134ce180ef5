@NullMarked
package accounts;

import org.jspecify.annotations.NullMarked;
