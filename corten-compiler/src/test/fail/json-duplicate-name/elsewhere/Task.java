package tasks;

import dev.corten.json.Name;

public record Task(String title, @Name("title") String other) {}
