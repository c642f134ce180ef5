package bench;

import dev.corten.sql.Queries;
import dev.corten.sql.Sql;
import java.util.List;

/** The SQL of fortunes. */
@Queries
public interface FortuneQueries {
    @Sql("SELECT id, message FROM fortune")
    List<Fortune> all();
}
