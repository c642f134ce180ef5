package dev.corten.sql;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * An interface whose methods are SQL statements. The compiler checks each against a real PostgreSQL that has the
 * module's migrations, and generates {@code Sql<Name>}, which runs them on a {@link Db}.
 *
 * <pre>{@code
 * @Queries
 * public interface TaskQueries {
 *     @Sql("SELECT id, title, status FROM tasks WHERE id = :id")
 *     Optional<Task> byId(UUID id);
 * }
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Queries {}
