package dev.corten.sql;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The statement of a method of a {@link Queries} interface. {@code :name} binds the parameter of that name.
 *
 * <p>What stands in braces varies. <code>{AND status = :status}</code> is in the statement if none of the parameters in it
 * that may be null is; <code>{order}</code> is replaced by what a constant of the enum {@code order} carries in its own
 * {@code @Sql}. All statements that can come of it are checked, and none is put together at run time:
 *
 * <pre>{@code
 * enum TaskOrder {
 *     @Sql("created_at DESC") NEWEST,
 *     @Sql("title, id") TITLE
 * }
 *
 * @Sql("SELECT id, title FROM tasks WHERE TRUE {AND status = :status} ORDER BY {order}")
 * List<Task> page(@Nullable TaskStatus status, TaskOrder order);
 * }</pre>
 *
 * <p>The return type says what is expected: a record or scalar (exactly one row), an {@code Optional} (at most one), a
 * {@code List} (any number), a {@code Stream} (the same, as they are asked for, in a transaction), a {@code Map} (by the first
 * column), {@code int} or {@code long} for a statement without rows (how many rows it changed), or {@code void}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.METHOD, ElementType.FIELD})
public @interface Sql {
    /** One SQL statement; on a constant of an enum, a piece of one. */
    String value();

    /** For a method that returns one row, {@link Rows#ONE} if you know what the compiler cannot prove. */
    Rows rows() default Rows.PROVEN;
}
