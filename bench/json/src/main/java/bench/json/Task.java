package bench.json;

import com.dslplatform.json.CompiledJson;
import dev.corten.json.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** One element of the list. */
@Json
@io.avaje.jsonb.Json
@CompiledJson
public record Task(UUID id, String title, String description, boolean done, int priority, Instant createdAt) {

    static List<Task> sample(int count) {
        var tasks = new ArrayList<Task>();
        for (int i = 0; i < count; i++) {
            tasks.add(new Task(
                    new UUID(id(i), 0x8123456789abcdefL + i),
                    "Tidy up room " + i,
                    "The one on the left, and do not forget the windows",
                    i % 3 == 0,
                    i % 5,
                    Instant.ofEpochMilli(1_769_862_896_789L + i * 61_007L)));
        }
        return tasks;
    }

    private static long id(int i) {
        return 0x0198c1a27b3c7defL + i;
    }
}
