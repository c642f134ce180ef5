package tasks;

import org.jspecify.annotations.Nullable;

/** What a client sends to create a task. */
public record CreateTask(String title, @Nullable String description) {}
