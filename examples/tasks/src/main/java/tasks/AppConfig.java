package tasks;

import dev.corten.config.Config;
import dev.corten.config.Default;
import dev.corten.server.ServerConfig;
import dev.corten.sql.DatabaseConfig;

/**
 * The configuration of the Task API: {@code DATABASE_URL}, {@code PORT} and their kind.
 *
 * @param development whether a browser on this machine is shown what is behind a 500
 */
@Config
public record AppConfig(
        DatabaseConfig database,
        ServerConfig http,
        @Default("false") boolean development) {}
