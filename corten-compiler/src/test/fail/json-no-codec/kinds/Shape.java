import dev.corten.json.Json;
import java.util.List;

@Json
sealed interface Shape {
    record Circle(double radius) implements Shape {}

    final class Square implements Shape {}

    enum Nothing implements Shape {
        NOTHING
    }
}

@Json
record Holder(Box raw, Box<String> right, Sized<Integer> sized, Hidden hidden, char letter) {
    private record Hidden(int value) {}
}

record Box<T>(T value) {}

record Sized<T extends Number>(T value) {}

@Json
class NoRecord {}
