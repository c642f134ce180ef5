/** Requests, responses, routes and layers. */
module dev.corten.http {
    requires transitive dev.corten.context;
    requires transitive dev.corten.json;
    requires transitive org.jspecify;
    requires io.opentelemetry.api;
    requires io.opentelemetry.context;
    requires org.slf4j;

    exports dev.corten.http;
}
