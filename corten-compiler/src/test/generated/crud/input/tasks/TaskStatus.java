package tasks;

import dev.corten.json.Name;

public enum TaskStatus {
    PENDING,
    @Name("inprogress")
    IN_PROGRESS,
    COMPLETED
}
