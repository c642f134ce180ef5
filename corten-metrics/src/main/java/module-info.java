/** Metrics for Prometheus. */
module dev.corten.metrics {
    requires static com.zaxxer.hikari;
    requires static transitive dev.corten.sql;
    requires transitive dev.corten.http;
    requires transitive io.prometheus.metrics.core;
    requires transitive io.prometheus.metrics.model;
    requires io.prometheus.metrics.instrumentation.jvm;
    requires io.prometheus.writer.text;
    requires java.sql;
    requires org.jspecify;

    exports dev.corten.metrics;
}
