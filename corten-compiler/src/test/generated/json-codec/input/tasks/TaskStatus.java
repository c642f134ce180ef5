package tasks;

import dev.corten.json.Name;

public enum TaskStatus {
    PENDING,
    @Name("in-progress")
    INPROGRESS,
    COMPLETED
}
