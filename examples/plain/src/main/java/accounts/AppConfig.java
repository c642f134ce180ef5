package accounts;

import dev.corten.config.Config;
import dev.corten.sql.DatabaseConfig;

/** The configuration: {@code DATABASE_URL} and its kind. */
@Config
public record AppConfig(DatabaseConfig database) {}
