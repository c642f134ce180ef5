package tasks;

enum TaskStatus {
    PENDING,
    IN_PROGRESS,
    DONE,
    COMPLETED
}
