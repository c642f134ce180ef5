/** JSON codecs. */
module dev.corten.json {
    requires transitive org.jspecify;
    requires com.fasterxml.jackson.core;

    exports dev.corten.json;
}
