package dev.corten.sql;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The statement of a method of a {@link Queries} interface. {@code :name} binds the parameter of that name.
 *
 * <p>The return type says what is expected: a record or scalar (exactly one row), an {@code Optional} (at most one), a
 * {@code List} (any number), {@code int} or {@code long} for a statement without rows (how many rows it changed), or
 * {@code void}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Sql {
    /** One SQL statement. */
    String value();

    /** For a method that returns one row, {@link Rows#ONE} if you know what the compiler cannot prove. */
    Rows rows() default Rows.PROVEN;
}
