package tasks;

import dev.corten.json.Json;
import dev.corten.json.Name;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Json
public record Task(
        UUID id,
        String title,
        @Nullable String description,
        TaskStatus status,
        int priority,
        @Nullable Integer estimate,
        List<@Nullable String> tags,
        Map<String, List<Attachment>> attachments,
        @Name("parent") @Nullable Task parentTask,
        Instant createdAt) {}
