import dev.corten.json.Json;
import java.util.List;
import java.util.Map;

@Json
record Task(String title, Meta meta, List<Map<String, Owner>> owners, Map<Integer, String> votes) {}

record Meta(String author, Object blob, String[] words) {}

class Owner {}
