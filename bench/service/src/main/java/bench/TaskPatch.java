package bench;

import org.jspecify.annotations.Nullable;

/** What a client sends to change a task: what is missing or null stays. */
public record TaskPatch(
        @Nullable String title,
        @Nullable String description,
        @Nullable TaskStatus status) {}
