package dev.corten.metrics;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import dev.corten.http.Layer;
import dev.corten.http.Request;
import dev.corten.http.Response;
import dev.corten.http.Route;
import dev.corten.http.RouteSet;
import dev.corten.sql.Db;
import dev.corten.sql.PipelineLoad;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.instrumentation.jvm.JvmMetrics;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.function.DoubleSupplier;
import java.util.function.ToDoubleFunction;
import javax.sql.DataSource;

/**
 * What a process measures, for Prometheus to read: requests, the JVM, the pool, and what the application adds.
 *
 * <pre>{@code
 * var metrics = Metrics.create();
 * metrics.database(db);
 * var app = Router.of(routes, metrics.routes("/metrics")).layer(Layers.trace()).layer(metrics.layer());
 * }</pre>
 *
 * <p>Anybody who can reach the service can read {@code /metrics}: keep the path from the outside at the proxy.
 */
public final class Metrics {
    private final PrometheusRegistry registry = new PrometheusRegistry();
    private final RequestMetrics requests = new RequestMetrics(registry);

    private Metrics() {
        JvmMetrics.builder().register(registry);
    }

    /** Metrics with those of the JVM. Make one for each process. */
    public static Metrics create() {
        return new Metrics();
    }

    /**
     * Measures requests: {@code http_server_request_duration_seconds}, a histogram by method, route and status, and {@code
     * http_server_active_requests}. Requests without a route have the route {@code -}, so that clients cannot make up
     * series.
     */
    public Layer layer() {
        return requests;
    }

    /** A route that answers GET {@code path} with everything, in Prometheus' text format. It is not documented. */
    public RouteSet routes(String path) {
        return () -> List.of(Route.of("GET", path, "metrics", this::answer));
    }

    /**
     * Measures {@code db}: its {@link #pool}, and where statements outside of transactions are pipelined, {@code
     * db_pipeline_waiting} to be sent, {@code db_pipeline_sent} and not answered, on {@code db_pipeline_connections} of the
     * pool.
     *
     * @throws IllegalArgumentException if it is on a pool of another kind
     */
    public void database(Db db) {
        pool(db.dataSource());
        if (db.pipeline().isPresent()) {
            ofPipeline(db, "db_pipeline_waiting", "Statements that wait to be sent", PipelineLoad::waiting);
            ofPipeline(db, "db_pipeline_sent", "Statements that are not answered yet", PipelineLoad::sent);
            ofPipeline(db, "db_pipeline_connections", "Connections they are sent on", PipelineLoad::connections);
        }
    }

    private void ofPipeline(Db db, String name, String help, ToDoubleFunction<PipelineLoad> value) {
        gauge(name, help, () -> db.pipeline().stream().mapToDouble(value).sum());
    }

    /**
     * Measures a pool of HikariCP that somebody else made: {@code db_pool_connections} that are active and idle, its
     * {@code db_pool_size}, and {@code db_pool_waiting} threads.
     *
     * @throws IllegalArgumentException if it is no such pool
     */
    public void pool(DataSource source) {
        HikariDataSource hikari;
        try {
            hikari = source.unwrap(HikariDataSource.class);
        } catch (SQLException e) {
            throw new IllegalArgumentException("only pools of HikariCP are measured, not " + source, e);
        }
        ofPool(hikari, "db_pool_active", "Connections in use", HikariPoolMXBean::getActiveConnections);
        ofPool(hikari, "db_pool_idle", "Connections that wait to be used", HikariPoolMXBean::getIdleConnections);
        ofPool(
                hikari,
                "db_pool_waiting",
                "Threads that wait for a connection",
                HikariPoolMXBean::getThreadsAwaitingConnection);
        gauge("db_pool_max", "Connections that there may be", hikari::getMaximumPoolSize);
    }

    private void ofPool(HikariDataSource hikari, String name, String help, ToDoubleFunction<HikariPoolMXBean> value) {
        gauge(name, help, () -> {
            var pool = hikari.getHikariPoolMXBean();
            return pool == null ? 0 : value.applyAsDouble(pool);
        });
    }

    /** A value that is asked for whenever Prometheus reads: {@code name} in snake case, with its unit at the end. */
    public void gauge(String name, String help, DoubleSupplier value) {
        GaugeWithCallback.builder()
                .name(name)
                .help(help)
                .callback(gauge -> gauge.call(value.getAsDouble()))
                .register(registry);
    }

    /** Where the application registers counters and histograms of its own. */
    public PrometheusRegistry registry() {
        return registry;
    }

    private Response answer(Request request) throws IOException {
        var writer = PrometheusTextFormatWriter.create();
        var text = new ByteArrayOutputStream(16 * 1024);
        writer.write(text, registry.scrape());
        return Response.bytes(writer.getContentType(), text.toByteArray()).header("Cache-Control", "no-store");
    }
}
