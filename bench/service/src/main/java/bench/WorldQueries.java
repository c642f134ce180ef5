package bench;

import dev.corten.sql.Queries;
import dev.corten.sql.Rows;
import dev.corten.sql.Sql;

/** One row at a time: the rules forbid to read or write several worlds by one statement. */
@Queries
public interface WorldQueries {
    @Sql(value = "SELECT id, randomnumber AS random_number FROM world WHERE id = :id", rows = Rows.ONE)
    World byId(int id);

    @Sql("UPDATE world SET randomnumber = :randomNumber WHERE id = :id")
    int update(int randomNumber, int id);
}
