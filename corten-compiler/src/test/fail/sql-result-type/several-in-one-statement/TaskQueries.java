package tasks;

import dev.corten.sql.Queries;
import dev.corten.sql.Sql;
import java.util.List;
import java.util.UUID;

@Queries
interface TaskQueries {
    record Task(UUID id, String title, String due, short rank, int length) {}

    @Sql("""
			SELECT id, \
				title,
			  due, 'a\tb' AS "\u0065xtra",
				rank
			FROM tasks
			WHERE title = :title \
				AND rank > :rank
			""")
    List<Task> all(UUID title, long rank);
}
