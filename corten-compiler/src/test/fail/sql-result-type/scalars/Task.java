package tasks;

import java.time.LocalDate;
import java.util.List;

record Task(String id, String title, String status, short priority, LocalDate createdAt, List<String> words) {}
