package tasks;

import dev.corten.sql.Queries;
import dev.corten.sql.Sql;
import java.util.List;
import java.util.UUID;

@Queries
interface TaskQueries {
    String COLUMNS = "SELECT id FROM tasks";

    @Sql(COLUMNS + " WHERE titel = :title")
    List<UUID> constant(String title);

    @Sql(value = "SELECT id " + "FROM tasks " /* which? */ + ("WHERE titel " + "= :title"))
    List<UUID> concatenation(String title);

    @Sql("""
			SELECT id,\
			  'a\nb' AS "x\ty", \u0074itel
			FROM tasks
			""")
    void continued();

    @Sql("SELECT /* \uD83D\uDE00 😀 */ titel FROM tasks")
    List<String> characters();

    @Sql(WRONG)
    List<String> elsewhere();

    String WRONG = "SELECT titel FROM tasks";
}
