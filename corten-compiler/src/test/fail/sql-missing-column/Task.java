package tasks;

import java.time.Instant;
import java.util.UUID;

record Task(UUID id, String title, Instant createdAt, int weight) {}
