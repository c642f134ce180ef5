package people;

import dev.corten.sql.Queries;
import dev.corten.sql.Range;
import dev.corten.sql.Sql;
import java.time.Duration;
import java.util.List;

@Queries
interface PersonQueries {
    record Address(String street, String town, long zip) {}

    record Details(String color) {}

    record Spot(double size) {}

    @Sql("UPDATE people SET home = :home, homes = :homes WHERE id = 1")
    void move(Address home, List<String> homes);

    @Sql("UPDATE people SET span = :span, days = :days, details = :details WHERE id = 1")
    void change(Duration span, Range<Integer> days, Details details);

    @Sql("UPDATE people SET details = :details, home = :home, price = :price WHERE id = 1")
    void write(String details, String home, long price);

    @Sql("SELECT :wide::int8range @> 1::bigint, :real::numrange, :list::int4range")
    List<Spot> ranges(Range<Integer> wide, Range<Double> real, Range<List<Integer>> list);
}
