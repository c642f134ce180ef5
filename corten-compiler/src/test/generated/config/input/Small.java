package app;

import dev.corten.config.Config;
import org.jspecify.annotations.Nullable;

@Config
record Small(String name) {
    @Config
    record Inner(@Nullable Integer variables) {}
}
