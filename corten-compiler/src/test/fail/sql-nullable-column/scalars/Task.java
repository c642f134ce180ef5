package tasks;

import java.util.UUID;

record Task(UUID id, String description, int length) {}
