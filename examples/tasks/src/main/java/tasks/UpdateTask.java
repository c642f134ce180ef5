package tasks;

import dev.corten.json.Field;
import org.jspecify.annotations.Nullable;

/**
 * What a client sends to change a task: what it does not send stays, a description of null is cleared.
 *
 * @param title what is to be done, at most 255 characters
 * @param description more about it
 * @param status how far it is
 */
public record UpdateTask(Field<String> title, Field<@Nullable String> description, Field<TaskStatus> status) {}
