package tasks;

import dev.corten.sql.Generated;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

public record Task(
        UUID id, String title, @Nullable String description, TaskStatus status, @Generated Instant createdAt) {}
