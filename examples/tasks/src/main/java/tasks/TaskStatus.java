package tasks;

/** How far a task is. The compiler compares the constants with the labels of the type task_status in PostgreSQL. */
public enum TaskStatus {
    /** Nobody has begun it. */
    PENDING,
    /** Somebody is at it. */
    INPROGRESS,
    /** It is done. */
    COMPLETED
}
