package tasks;

import dev.corten.sql.Crud;
import dev.corten.sql.Queries;
import dev.corten.sql.Table;

@Queries
@Table("tasks")
interface TaskStore extends Crud<Task, Integer> {}
