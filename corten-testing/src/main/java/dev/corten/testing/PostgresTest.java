package dev.corten.testing;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Gives each test a database of its own with the migrations of {@code db/migration} on the class path, and drops it
 * afterwards. Test methods, {@code @BeforeEach} methods and constructors ask for it by parameters: a {@code Db}, a
 * {@code DataSource}, or a {@code String url}; all of one test are the same database.
 *
 * <p>The server is an embedded PostgreSQL that the first test starts and the end of the process stops. The migrations
 * run once; a test's database is a copy of the result, made while the test before it runs. Tests may run in parallel:
 * the server takes 50 connections, and a {@code Db} opens up to 5.
 *
 * <pre>{@code
 * @PostgresTest
 * class TaskQueriesTest {
 *     @Test
 *     void anUnknownTaskIsEmpty(Db db) {
 *         assertThat(new SqlTaskQueries(db).byId(UUID.randomUUID())).isEmpty();
 *     }
 * }
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
@ExtendWith(PostgresExtension.class)
public @interface PostgresTest {}
