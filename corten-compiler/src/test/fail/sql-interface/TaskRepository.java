package tasks;

import dev.corten.sql.Queries;

@Queries
abstract class TaskRepository {}
