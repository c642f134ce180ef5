package tasks;

import dev.corten.json.Example;
import dev.corten.json.Json;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Json
@Example("{\"id\":\"0198c1a2-0000-7000-8000-000000000001\",\"status\":\"open\"}")
public record Task(
        @Example("1") UUID id,
        @Example("OPEN") Status status,
        @Example("five") int priority,
        @Example("[1]") List<String> tags,
        @Example("{\"a\":[true,\"x\"]}") Map<String, Set<Boolean>> flags,
        @Example("{\"type\":\"line\"}") Shape shape,
        @Example("{\"type\":\"circle\",\"radius\":1,\"colour\":\"red\"}") @Nullable Shape other,
        @Example("{\"items\":[\"x\"]}") Page<Integer> page) {

    public enum Status {
        OPEN,
        DONE
    }

    public sealed interface Shape {
        record Circle(double radius) implements Shape {}
    }

    public record Page<T>(List<T> items) {}
}
