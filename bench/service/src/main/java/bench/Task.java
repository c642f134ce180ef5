package bench;

import dev.corten.json.SnakeCase;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A task: a row of the table and an object of the API. */
@SnakeCase
public record Task(
        UUID id, String title, @Nullable String description, TaskStatus status, Instant createdAt, Instant updatedAt) {}
