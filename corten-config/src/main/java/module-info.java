/** Typed configuration from the environment and {@code .env}. */
module dev.corten.config {
    requires static transitive org.jspecify;

    exports dev.corten.config;
}
