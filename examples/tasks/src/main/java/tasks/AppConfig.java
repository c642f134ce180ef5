package tasks;

import dev.corten.config.Config;
import dev.corten.server.ServerConfig;
import dev.corten.sql.DatabaseConfig;

/** The configuration of the Task API: {@code DATABASE_URL}, {@code PORT} and their kind. */
@Config
public record AppConfig(DatabaseConfig database, ServerConfig http) {}
