package dev.corten.sql;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A method of a {@link Crud} interface that changes some columns of the row with a key: those of the components of a record.
 * A component of type {@code Field} is a column that is only changed if the field is present. It returns the row, empty if
 * there is none, or how many rows it changed.
 *
 * <pre>{@code
 * record UpdateTask(Field<String> title, Field<@Nullable String> description) {}
 *
 * @Update
 * Optional<Task> change(UUID id, UpdateTask changes);
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Update {}
