package tasks;

import dev.corten.sql.Queries;
import dev.corten.sql.Sql;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Queries
interface TaskQueries {
    @Sql("""
            SELECT id
            FROM tasks
            WHERE TRUE
              {AND title = :a}
              {AND title > :b}
              {AND title < :c}
              {AND title >= :d}
              {AND title <= :e}
              {AND title LIKE :f}
              {AND title ILIKE :g}
              {AND title ~ :h AND title ~ :i}
            ORDER BY {column}
            """)
    List<UUID> tooMany(
            @Nullable String a,
            @Nullable String b,
            @Nullable String c,
            @Nullable String d,
            @Nullable String e,
            @Nullable String f,
            @Nullable String g,
            @Nullable String h,
            @Nullable String i,
            Column column);

    @Sql("SELECT {column} AS text FROM tasks")
    List<String> otherColumns(Column column);

    @Sql("SELECT {number} FROM tasks")
    List<Long> otherTypesOfColumns(Number number);

    @Sql("SELECT id FROM tasks WHERE TRUE {AND length(title) = :length AND :title <> ''} LIMIT :length")
    List<UUID> otherTypes(short length, @Nullable String title);
}
