/** Spans to a collector. */
module dev.corten.otlp {
    requires io.opentelemetry.sdk;
    requires io.opentelemetry.sdk.common;
    requires io.opentelemetry.sdk.autoconfigure;
    requires org.jspecify;

    exports dev.corten.otlp;
}
