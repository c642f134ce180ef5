package app;

import dev.corten.config.Config;
import dev.corten.config.Default;
import dev.corten.config.Env;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

@Config
record AppConfig(
        @Env("PORT") @Default("three thousand") int port,
        @Default("30 seconds") Duration timeout,
        @Default("verbose") Level level,
        @Default("1,2,x") List<Integer> steps,
        @Default("a") Optional<String> name,
        @Default("b") @Nullable String title,
        @Default("c") Mail mail) {

    enum Level {
        QUIET,
        LOUD
    }

    record Mail(String host) {}
}
