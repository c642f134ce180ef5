package dev.corten.compiler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.corten.config.ConfigException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the class that is generated for {@code generated/config}. */
class ConfigTest {
    @TempDir
    static Path work;

    private static Object load(Map<String, String> variables) throws Throwable {
        var compilation = Compilation.of(
                Path.of("src/test/generated/config/input").toAbsolutePath(), work, "-Xlint:all,-processing", "-Werror");
        assertThat(compilation.output()).isEmpty();
        try (var loader = Compilation.classes(work)) {
            return loader.loadClass("app.EnvAppConfig")
                    .getMethod("load", Map.class)
                    .invoke(null, variables);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    @Test
    void everyComponentIsReadFromItsVariable() throws Throwable {
        Object config = load(Map.ofEntries(
                Map.entry("DATABASE_URL", "postgres://user:hunter2@db/app"),
                Map.entry("DATABASE_MAX_CONNECTIONS", "20"),
                Map.entry("DATABASE_MAX_LIFETIME", "1h"),
                Map.entry("MAIL_HOST", "mail.example.com"),
                Map.entry("MAIL_PASSWORD", "hunter2"),
                Map.entry("MAIL_PROXY", "socks://127.0.0.1:1080"),
                Map.entry("MAIL_ATTACHMENTS", "/var/a, /var/b"),
                Map.entry("POSTMASTER", "root"),
                Map.entry("LEVEL", "information"),
                Map.entry("QUIET", "debug,information"),
                Map.entry("COLOUR", "ultramarine"),
                Map.entry("LIMIT", "5000000000"),
                Map.entry("STRICT", "true")));
        assertThat(config)
                .hasToString("AppConfig[database=DatabaseConfig[url=Optional[***], maxConnections=20, minIdle=2,"
                        + " acquireTimeout=PT5S, maxLifetime=PT1H, idleTimeout=PT10M, statementTimeout=PT30S], port=3000,"
                        + " mail=Mail[host=mail.example.com, password=***, timeout=PT10S,"
                        + " proxy=socks://127.0.0.1:1080, attachments=[/var/a, /var/b], postmaster=Optional[root]],"
                        + " level=INFO, quiet=[DEBUG, INFO], colour=Optional[ULTRAMARINE], ratio=0.5,"
                        + " limit=5000000000, strict=true]");
    }

    @Test
    void defaultsAndNothingStandForWhatIsNotSet() throws Throwable {
        Object config = load(Map.of(
                "MAIL_HOST", "h", "MAIL_PASSWORD", "p", "MAIL_ATTACHMENTS", "a", "LIMIT", "1", "STRICT", "false"));
        assertThat(config)
                .hasToString("AppConfig[database=DatabaseConfig[url=Optional.empty, maxConnections=10, minIdle=2,"
                        + " acquireTimeout=PT5S, maxLifetime=PT30M, idleTimeout=PT10M, statementTimeout=PT30S], port=3000,"
                        + " mail=Mail[host=h, password=***, timeout=PT10S, proxy=null, attachments=[a],"
                        + " postmaster=Optional.empty], level=DEBUG, quiet=[], colour=Optional.empty, ratio=0.5,"
                        + " limit=1, strict=false]");
    }

    @Test
    void everythingThatIsMissingOrWrongIsSaidAtOnce() {
        assertThatThrownBy(() -> load(Map.of(
                        "PORT", "http", "MAIL_PASSWORD", "hunter2", "LEVEL", "loud", "STRICT", "yes", "RATIO", "half")))
                .isInstanceOf(ConfigException.class)
                .hasMessage("""
                        the configuration has 7 problems:
                          PORT: expected a whole number from -2147483648 to 2147483647, got "http"
                          MAIL_HOST: missing, expected a text
                          MAIL_ATTACHMENTS: missing, expected a path, or several with commas between
                          LEVEL: expected debug or information, got "loud"
                          RATIO: expected a number, got "half"
                          LIMIT: missing, expected a whole number
                          STRICT: expected true or false, got "yes\"""");
    }
}
