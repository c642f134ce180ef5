import dev.corten.json.Json;
import dev.corten.json.Name;
import dev.corten.json.SnakeCase;

@Json
@SnakeCase
record Task(String taskTitle, @Name("task_title") String other, Status status, Event event) {}

enum Status {
    OPEN,
    Open
}

sealed interface Event {
    record Created(String type) implements Event {}

    @Name("created")
    record Made(String what) implements Event {}
}
