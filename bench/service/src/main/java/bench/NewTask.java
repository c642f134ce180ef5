package bench;

import org.jspecify.annotations.Nullable;

/** What a client sends to create a task. */
public record NewTask(
        String title,
        @Nullable String description,
        @Nullable TaskStatus status) {
    /** The status that was sent, or that of a task which nobody has begun. */
    TaskStatus statusOrTodo() {
        return status == null ? TaskStatus.TODO : status;
    }
}
