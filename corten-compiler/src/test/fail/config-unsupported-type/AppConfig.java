package app;

import dev.corten.config.Config;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

@Config
record AppConfig(
        String name,
        Cache cache,
        float ratio,
        Map<String, String> labels,
        List<List<String>> grid,
        Optional<Cache> second,
        @Nullable Cache third,
        Pair<String> pair,
        Tree tree) {

    record Cache(Object store, Instant since) {}

    record Pair<T>(T left, T right) {}

    record Tree(String name, Tree left) {}
}
