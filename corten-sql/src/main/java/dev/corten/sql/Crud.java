package dev.corten.sql;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What every table is asked for, without writing it: a {@link Queries} interface that extends this one and names its
 * {@link Table} gets these methods, for rows that are records. Their SQL is made while compiling, checked like any other,
 * and stands in the generated class.
 *
 * <pre>{@code
 * @Queries
 * @Table("tasks")
 * public interface TaskStore extends Crud<Task, UUID> {
 *     @Insert
 *     Task create(NewTask task);
 *
 *     @Update
 *     Optional<Task> change(UUID id, UpdateTask changes);
 *
 *     @Sql("SELECT id, title, status FROM tasks WHERE status = :status")
 *     List<Task> withStatus(TaskStatus status);
 * }
 * }</pre>
 *
 * <p>Each component of the record is the column of its name, as in results of {@link Sql}. The key is the component that is
 * marked {@link Id}, otherwise the one named {@code id}; a key of several columns is a record whose components are named as
 * they are. The compiler refuses a key that is not unique.
 *
 * @param <T> a row, a record
 * @param <K> its key: a scalar, a value type, or a record of several components of {@code T}
 */
public interface Crud<T, K> {
    /** The row with this key. */
    Optional<T> find(K key);

    /** Whether there is a row with this key. */
    boolean exists(K key);

    /** How many rows there are. PostgreSQL counts them one by one. */
    long count();

    /** All rows, ordered by key, at once in memory: for small tables. */
    List<T> all();

    /**
     * At most {@code limit} rows, ordered by key, with keys after {@code after}; from the first one on if that is null. Costs
     * the same for every page, and rows that come or go in between are neither repeated nor skipped.
     */
    List<T> page(@Nullable K after, int limit);

    /** Inserts a row, but for what is {@link Generated}: the row as it is in the table. */
    T insert(T row);

    /** Replaces the row with the key of {@code row}, but for what is {@link Generated}; empty if there is none. */
    Optional<T> update(T row);

    /** Inserts a row, or replaces the one with its key, but for what is {@link Generated}. A generated key is written too. */
    T upsert(T row);

    /** Deletes the row with this key: how many that were, 1 or 0. */
    int delete(K key);
}
