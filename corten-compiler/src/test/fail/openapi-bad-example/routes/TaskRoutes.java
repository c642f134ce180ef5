package tasks;

import dev.corten.http.Body;
import dev.corten.http.Get;
import dev.corten.http.Ndjson;
import dev.corten.http.Post;
import dev.corten.http.Query;
import dev.corten.http.Routes;
import dev.corten.json.Example;
import java.util.List;
import java.util.stream.Stream;

@Routes("/tasks")
final class TaskRoutes {
    @Get("/{id}")
    @Example("{}")
    Task get(@Example("x") int id, @Query Paging paging) {
        return new Task("a");
    }

    @Post
    void create(@Body @Example("[]") Task task, @Query @Example("low") List<Level> level) {}

    @Post("/image")
    @Example("done")
    void image(@Body @Example("x") byte[] image) {}

    @Post("/lines")
    @Example("{}")
    Ndjson<Task> lines() {
        return Ndjson.of(Stream.of());
    }

    @Post("/array")
    @Example("[{}]")
    Stream<Task> array() {
        return Stream.of();
    }

    record Task(String title) {}

    record Paging(@Example("many") int limit) {}

    enum Level {
        HIGH
    }
}
