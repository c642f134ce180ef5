package tasks;

import dev.corten.sql.Queries;
import dev.corten.sql.Sql;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Queries
interface TaskQueries {
    record Task(UUID id, String title, boolean done) {}

    record Count(String title, Instant number) {}

    // Names and syntax.

    @Sql("SELECT id, titel, done FROM tasks")
    List<Task> columnInSelect();

    @Sql("SELECT t.id, t.titel, t.done FROM tasks t")
    List<Task> qualifiedColumn();

    @Sql("INSERT INTO tasks (id, titel) VALUES (:id, 'x')")
    int columnInInsert(UUID id);

    @Sql("SELECT id, title, done FROM taks")
    List<Task> table();

    @Sql("""
            SELECT id, title, done
            FROM tasks WHERE title LIKE '%FRM%' FRM
            GROUP title
            """)
    List<Task> syntax();

    @Sql("SELECT id, title, done FROM tasks WHERE")
    List<Task> incomplete();

    @Sql("SELECT id, titel(title) AS title, done FROM tasks")
    List<Task> function();

    @Sql("SELECT id FROM tasks, people")
    List<UUID> ambiguous();

    @Sql("SELECT title FROM tasks WHERE id = ? OR id = @id OR id = :id")
    List<String> placeholders(UUID id);

    // Types.

    @Sql("SELECT title, number FROM tasks")
    List<Count> types();

    @Sql("SELECT done FROM tasks")
    List<Integer> flags();

    @Sql("SELECT weight FROM tasks WHERE weight > :least")
    List<Integer> weights(Duration least);

    @Sql("SELECT title FROM tasks WHERE title IN (SELECT value FROM json_each(:titles))")
    List<List<String>> lists(List<byte[]> titles);

    // Nullness.

    @Sql("SELECT weight FROM tasks")
    List<Double> nullable();

    @Sql("SELECT people.email FROM tasks LEFT JOIN people ON people.id = tasks.owner")
    List<String> outerJoin();

    @Sql("SELECT email FROM titles")
    List<String> view();

    @Sql("SELECT title FROM tasks UNION SELECT NULL")
    List<String> union();

    @Sql("SELECT upper(title) FROM tasks")
    List<String> expression();

    @Sql("SELECT (SELECT email FROM people WHERE people.id = tasks.owner) FROM tasks")
    List<String> subquery();

    @Sql("SELECT sum(weight) FROM tasks")
    double aggregate();

    // Rows.

    @Sql("SELECT title FROM tasks WHERE done = :done")
    Optional<String> many(boolean done);

    @Sql("SELECT title FROM tasks WHERE number = :number")
    String perhaps(int number);

    @Sql("SELECT id FROM people WHERE email = :email COLLATE BINARY")
    Optional<Integer> collation(String email);

    @Sql("SELECT title FROM tasks WHERE number = :number OR done = :done")
    Optional<String> either(int number, boolean done);

    // What follows is right.

    @Sql("SELECT id, title, done FROM tasks WHERE id = :id")
    Optional<Task> byId(UUID id);

    @Sql("SELECT * FROM people WHERE id = :id")
    Optional<Person> person(long id);

    record Person(long id, String email) {}

    @Sql("SELECT t.title, p.email FROM tasks t LEFT JOIN people p ON p.id = t.owner")
    List<Owned> owned();

    record Owned(String title, @Nullable String email) {}

    @Sql("SELECT title FROM tasks WHERE id IN (SELECT value FROM json_each(:ids)) ORDER BY title LIMIT :limit")
    List<String> byIds(List<UUID> ids, int limit);

    @Sql("SELECT count(*) FROM tasks")
    long count();

    @Sql("SELECT COALESCE(sum(weight), 0) FROM tasks")
    double total();

    @Sql("SELECT weight FROM tasks WHERE weight IS NOT NULL AND done = 1")
    List<Double> weighed();

    @Sql("INSERT INTO tasks (id, number, title) VALUES (:id, :number, :title) RETURNING id, title, done")
    Task insert(UUID id, int number, String title);

    @Sql("UPDATE tasks SET done = 1 WHERE id = :id RETURNING title")
    Optional<String> finish(UUID id);

    @Sql("SELECT EXISTS (SELECT 1 FROM tasks WHERE [done] = 1)")
    boolean any();
}
