package tasks;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A task: a row of the table and an object of the API.
 *
 * @param id what tells it from others
 * @param title what is to be done
 * @param description more about it
 * @param status how far it is
 * @param createdAt when it was created
 * @param updatedAt when it was changed last
 */
public record Task(
        UUID id, String title, @Nullable String description, TaskStatus status, Instant createdAt, Instant updatedAt) {}
