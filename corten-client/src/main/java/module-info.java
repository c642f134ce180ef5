/** What generated clients of routes call. */
module dev.corten.client {
    requires static org.jspecify;
    requires transitive dev.corten.http;
    requires transitive java.net.http;

    exports dev.corten.client;
}
