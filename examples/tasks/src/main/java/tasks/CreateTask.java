package tasks;

import dev.corten.json.Example;
import org.jspecify.annotations.Nullable;

/**
 * What a client sends to create a task.
 *
 * @param title what is to be done, at most 255 characters
 * @param description more about it
 */
public record CreateTask(
        @Example("Buy milk") String title,
        @Example("Two litres") @Nullable String description) {}
