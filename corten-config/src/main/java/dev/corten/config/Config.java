package dev.corten.config;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A record that is the configuration of an application. The compiler generates {@code Env<Name>}, whose {@code load()}
 * reads it from the environment, then {@code .env} in the working directory, then the defaults, and reports everything
 * that is missing or wrong at once as a {@link ConfigException}. {@code load(Map)} reads the given variables instead,
 * for tests.
 *
 * <p>The variable of a component is its name in upper snake case, after that of the component that holds its record:
 * {@code database.maxConnections} is {@code DATABASE_MAX_CONNECTIONS}. {@link Env} gives another name. A component may
 * be
 *
 * <ul>
 *   <li>a record of such components, from any module;
 *   <li>a {@code String}, {@code int}, {@code long}, {@code double}, {@code boolean} ({@code true} or {@code false}),
 *       {@link java.time.Duration} ({@code 500ms}, {@code 30s}, {@code 5m}, {@code 2h}, {@code 7d}, or ISO 8601),
 *       {@link java.nio.file.Path}, absolute {@link java.net.URI}, {@link Secret}, or an enum by its label, that is its
 *       name in lower case or what {@code @Name} says;
 *   <li>a {@code List} of those, with commas between;
 *   <li>an {@link java.util.Optional} of any of them, or {@code @Nullable}.
 * </ul>
 *
 * <p>A variable that is set to nothing counts as not set. An {@link IllegalArgumentException} from the constructor of a
 * record is one more problem in the report.
 *
 * <pre>{@code
 * @Config
 * public record AppConfig(DatabaseConfig database, ServerConfig http, @Default("5m") Duration sessionLifetime) {}
 *
 * var config = EnvAppConfig.load();
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Config {}
