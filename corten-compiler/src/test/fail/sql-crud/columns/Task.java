package tasks;

import org.jspecify.annotations.Nullable;

record Task(int id, @Nullable String title, String description, String titel) {}
