/** The OpenAPI document of an application, and a page to try it. */
module dev.corten.openapi {
    requires static org.jspecify;
    requires dev.corten.json;
    requires transitive dev.corten.http;

    exports dev.corten.openapi;
}
