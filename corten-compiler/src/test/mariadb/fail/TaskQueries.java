package tasks;

import dev.corten.sql.Queries;
import dev.corten.sql.Sql;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Queries
interface TaskQueries {
    enum Status { PENDING, DONE }

    enum Other { PENDING, FINISHED }

    record Task(UUID id, String title, Status status, boolean done) {}

    // Names and syntax.

    @Sql("SELECT id, titel, status, done FROM tasks")
    List<Task> columnInSelect();

    @Sql("SELECT t.id, t.titel, t.status, t.done FROM tasks t")
    List<Task> qualifiedColumn();

    @Sql("INSERT INTO tasks (id, titel) VALUES (:id, 'x')")
    int columnInInsert(UUID id);

    @Sql("SELECT id, title, status, done FROM taks")
    List<Task> table();

    @Sql("""
            SELECT id, title, status, done
            FROM tasks WHERE title LIKE '%\\'FRM%' FRM # a comment that isn't a string
            GROUP title
            """)
    List<Task> syntax();

    @Sql("SELECT id, title, status, done FROM tasks WHERE")
    List<Task> incomplete();

    @Sql("SELECT id, titel(title) AS title, status, done FROM tasks")
    List<Task> function();

    @Sql("SELECT number FROM tasks WHERE id = ?")
    List<Long> placeholder();

    // Types.

    @Sql("SELECT number FROM tasks")
    List<Integer> narrower();

    @Sql("SELECT status FROM tasks")
    List<Other> labels();

    @Sql("SELECT shape FROM tasks")
    List<@Nullable String> unknown();

    @Sql("SELECT title FROM tasks WHERE weight > :least")
    List<String> weights(Duration least);

    // Nullness.

    @Sql("SELECT weight FROM tasks")
    List<Double> nullable();

    @Sql("SELECT email FROM titles")
    List<String> view();

    @Sql("SELECT title FROM tasks GROUP BY title WITH ROLLUP")
    List<String> rollup();

    @Sql("DELETE FROM tasks WHERE done RETURNING weight")
    List<Double> returning();

    // Rows.

    @Sql("SELECT title FROM tasks WHERE done = :done")
    Optional<String> many(boolean done);

    @Sql("SELECT id FROM people WHERE email = :email")
    Optional<Integer> numberIsNoText(long email);

    @Sql("SELECT title FROM tasks WHERE number = :number")
    String perhaps(long number);

    // What follows is right.

    @Sql("SELECT id, title, status, done FROM tasks WHERE id = :id AND title <> \"it's :none\"")
    Optional<Task> byId(UUID id);

    @Sql("SELECT id FROM people WHERE email = :email")
    Optional<Integer> byEmail(String email);

    @Sql("SELECT email FROM titles WHERE email <> ''")
    List<@Nullable String> some();

    @Sql("SELECT count(*) FROM tasks")
    long count();

    @Sql("INSERT INTO tasks (id, number, title) VALUES (:id, :number, :title) RETURNING id, title, status, done")
    Task insert(UUID id, long number, String title);

    @Sql("""
            SELECT title FROM tasks
            WHERE id IN (SELECT id FROM JSON_TABLE(:ids, '$[*]' COLUMNS (id CHAR(36) PATH '$')) AS wanted)
            """)
    List<String> byIds(List<UUID> ids);
}
