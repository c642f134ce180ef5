package dev.corten.config;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A record that is the configuration of an application. The compiler generates {@code Env<Name>} with
 * {@code load()}, which reads it from the environment, then {@code .env}, then the defaults, and reports everything
 * that is missing or wrong at once.
 *
 * <p>The variable of a component is its name in upper snake case, after that of the component that holds its record:
 * {@code database.maxConnections} is {@code DATABASE_MAX_CONNECTIONS}.
 *
 * <pre>{@code
 * @Config
 * public record AppConfig(DatabaseConfig database, ServerConfig http) {}
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Config {}
