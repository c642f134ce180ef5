package dev.corten.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.corten.http.Layers;
import dev.corten.http.Response;
import dev.corten.http.Route;
import dev.corten.http.Router;
import dev.corten.sql.Db;
import dev.corten.sql.PipelineLoad;
import dev.corten.testing.TestApp;
import io.prometheus.metrics.core.metrics.Counter;
import java.lang.reflect.Proxy;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

class MetricsTest {
    private final Metrics metrics = Metrics.create();
    private final TestApp app = TestApp.of(Router.of(
                    () -> List.of(
                            Route.of("GET", "/tasks/{id}", "get", _ -> Response.text("task")),
                            Route.of("GET", "/fails", "fails", _ -> {
                                throw new IllegalStateException();
                            })),
                    metrics.routes("/metrics"))
            .layer(metrics.layer())
            .layer(Layers.concurrencyLimit(10)));

    private String lines(String containing) throws Exception {
        return app.get("/metrics")
                .send()
                .body()
                .lines()
                .filter(line -> line.contains(containing))
                .collect(Collectors.joining("\n"));
    }

    @Test
    void requestsAreCountedByMethodRouteAndStatus() throws Exception {
        app.get("/tasks/1").send();
        app.get("/tasks/2").send();
        app.get("/fails").send();
        app.get("/made/up/by/a/client").send();
        app.get("/made/up/too").send();

        assertThat(lines("duration_seconds_count")).isEqualTo("""
                        http_server_request_duration_seconds_count{method="GET",route="-",status="404"} 2
                        http_server_request_duration_seconds_count{method="GET",route="/fails",status="500"} 1
                        http_server_request_duration_seconds_count{method="GET",route="/tasks/{id}",status="200"} 2""");
        assertThat(lines("le=\"+Inf\"").lines().findFirst().orElseThrow()).endsWith(" 2");
        assertThat(lines("http_server_active_requests ")).endsWith("\nhttp_server_active_requests 1.0");
    }

    @Test
    void prometheusReadsAllOfIt() throws Exception {
        var answer = app.get("/metrics").send();

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isEqualTo("text/plain; version=0.0.4; charset=utf-8");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.body())
                .contains("\njvm_memory_used_bytes{area=\"heap\"} ")
                .contains("# TYPE jvm_gc");
    }

    @Test
    void theApplicationAddsItsOwn() throws Exception {
        metrics.gauge("queue_length", "Jobs that wait", () -> 7);
        Counter.builder()
                .name("orders_total")
                .help("Orders")
                .register(metrics.registry())
                .inc();

        assertThat(lines("queue_length")).endsWith("\nqueue_length 7.0");
        assertThat(lines("orders_total")).endsWith("\norders_total 1.0");
    }

    @Test
    void onlyAPoolOfHikariIsMeasured() {
        var other = (DataSource) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("toString")) {
                        return "another pool";
                    }
                    throw new SQLException("no wrapper");
                });
        assertThatThrownBy(() -> metrics.pool(other))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("only pools of HikariCP are measured, not another pool");
    }

    @Test
    void thePoolIsMeasuredAlsoBeforeItsFirstConnection() throws Exception {
        try (var pool = new com.zaxxer.hikari.HikariDataSource()) {
            pool.setMaximumPoolSize(7);
            metrics.pool(pool);

            assertThat(lines("db_pool_").lines().filter(line -> !line.startsWith("#")))
                    .containsExactly(
                            "db_pool_active 0.0", "db_pool_idle 0.0", "db_pool_max 7.0", "db_pool_waiting 0.0");
        }
    }

    @Test
    void aDatabaseIsMeasuredWithItsPipeline() throws Exception {
        try (var pool = new com.zaxxer.hikari.HikariDataSource()) {
            pool.setMaximumPoolSize(10);
            metrics.database(on(pool, Optional.of(new PipelineLoad(5, 4, 3))));

            assertThat(lines("db_").lines().filter(line -> !line.startsWith("#")))
                    .containsExactly(
                            "db_pipeline_connections 3.0",
                            "db_pipeline_sent 4.0",
                            "db_pipeline_waiting 5.0",
                            "db_pool_active 0.0",
                            "db_pool_idle 0.0",
                            "db_pool_max 10.0",
                            "db_pool_waiting 0.0");
        }
    }

    @Test
    void aDatabaseWithoutPipelineHasNoSeriesOfIt() throws Exception {
        try (var pool = new com.zaxxer.hikari.HikariDataSource()) {
            pool.setMaximumPoolSize(10);
            metrics.database(on(pool, Optional.empty()));

            assertThat(lines("db_pool_max")).endsWith("\ndb_pool_max 10.0");
            assertThat(lines("db_pipeline")).isEmpty();
        }
    }

    private static Db on(DataSource pool, Optional<PipelineLoad> load) {
        return (Db) Proxy.newProxyInstance(
                MetricsTest.class.getClassLoader(),
                new Class<?>[] {Db.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "dataSource" -> pool;
                    case "pipeline" -> load;
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }
}
