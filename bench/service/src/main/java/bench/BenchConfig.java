package bench;

import dev.corten.config.Config;
import dev.corten.server.ServerConfig;
import dev.corten.sql.DatabaseConfig;

/** The configuration of the service: {@code DATABASE_URL}, {@code PORT} and their kind. */
@Config
public record BenchConfig(DatabaseConfig database, ServerConfig http) {}
