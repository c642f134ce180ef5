package tasks;

import dev.corten.json.Json;
import java.util.List;

@Json
public record Page<T>(List<T> items, long total) {}
