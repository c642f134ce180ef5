package types;

import dev.corten.sql.Queries;
import dev.corten.sql.Sql;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

@Queries
public interface NestedQueries {
    record Place(int id, List<@Nullable String> tags) {}

    record Owner(String fullName, Place firstPlace, @Nullable Mood mood) {}

    record Item(int id, Owner owner, ValueQueries.Mail mail) {}

    record Pair(Place left, Place right) {}

    @Sql("""
            SELECT 1 AS id, 'Ann' AS "owner.full_name", mood AS "owner.mood",
                   shelves.id AS "owner.first_place.id", tags AS "owner.first_place.tags", 'c@d' AS "mail.value"
            FROM shelves LEFT JOIN things ON things.id = shelves.id + :offset
            ORDER BY shelves.id
            """)
    List<Item> items(int offset);

    record Shelf(int id, @Nullable Stored thing) {}

    record Stored(int id, @Nullable Place place, @Nullable Mood mood) {}

    @Sql("""
            SELECT s.id, t.mood AS "thing.mood", t.id AS "thing.id",
                   p.id AS "thing.place.id", p.tags AS "thing.place.tags"
            FROM shelves s
                LEFT JOIN things t ON t.id = s.id + :offset
                LEFT JOIN shelves p ON p.id = t.id + 1
            ORDER BY s.id
            """)
    List<Shelf> shelves(int offset);

    @Sql("""
            SELECT l.tags AS "left.tags", l.id AS "left.id", r.id AS "right.id", r.tags AS "right.tags"
            FROM shelves l JOIN shelves r ON r.id = l.id + 1
            WHERE l.id = :id
            """)
    Optional<Pair> pair(int id);
}
