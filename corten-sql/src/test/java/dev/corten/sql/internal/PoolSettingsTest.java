package dev.corten.sql.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import dev.corten.sql.DatabaseConfig;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

class PoolSettingsTest {
    @Test
    void aPoolGetsEverythingThatIsSet() throws Exception {
        var config = new DatabaseConfig(
                Optional.empty(),
                7,
                3,
                Duration.ofSeconds(4),
                Duration.ofMinutes(20),
                Duration.ofMinutes(9),
                Duration.ofSeconds(31));
        HikariConfig settings = Pool.configuration(new PGSimpleDataSource(), config);
        settings.setConnectionInitSql("SELECT 1");

        var copy = new HikariConfig();
        settings.copyStateTo(copy);

        assertThat(values(copy)).isEqualTo(values(settings));
        assertThat(copy.getConnectionInitSql()).isEqualTo("SELECT 1");
        assertThat(copy.getMaxLifetime()).isEqualTo(Duration.ofMinutes(20).toMillis());
    }

    /** What all getters of {@code config} give, whatever HikariCP has besides what we set; user and password by themselves. */
    private static Map<String, Object> values(HikariConfig config) throws ReflectiveOperationException {
        var values = new TreeMap<String, Object>();
        for (Method getter : HikariConfig.class.getMethods()) {
            boolean gets = getter.getName().matches("(get|is)[A-Z].*") && getter.getParameterCount() == 0;
            if (gets
                    && !getter.getName().equals("getCredentials")
                    && getter.getDeclaringClass() == HikariConfig.class) {
                values.put(getter.getName(), String.valueOf(getter.invoke(config)));
            }
        }
        return values;
    }
}
