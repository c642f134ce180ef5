package app;

import dev.corten.config.Config;
import dev.corten.config.Default;
import dev.corten.config.Env;
import dev.corten.config.Secret;
import dev.corten.json.Name;
import dev.corten.sql.DatabaseConfig;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

@Config
public record AppConfig(
        DatabaseConfig database,
        @Env("PORT") @Default("3000") int port,
        Mail mail,
        @Default("debug") Level level,
        @Default("") List<Level> quiet,
        Optional<Colour> colour,
        @Default("0.5") double ratio,
        long limit,
        Boolean strict) {

    public record Mail(
            String host,
            Secret password,
            @Default("10s") Duration timeout,
            @Nullable URI proxy,
            List<Path> attachments,
            @Env("POSTMASTER") Optional<String> postmaster) {}

    public enum Level {
        DEBUG,
        @Name("information")
        INFO
    }

    enum Colour {
        RED,
        GREEN,
        BLUE,
        ULTRAMARINE
    }
}
