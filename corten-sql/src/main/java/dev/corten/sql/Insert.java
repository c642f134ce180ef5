package dev.corten.sql;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A method of a {@link Crud} interface that inserts a row from a record with some of its columns; the others get their
 * defaults. It returns the row, or nothing. The compiler refuses to leave out a column that is NOT NULL and has no default.
 *
 * <pre>{@code
 * record NewTask(UUID id, String title, @Nullable String description) {}
 *
 * @Insert
 * Task create(NewTask task);
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Insert {}
