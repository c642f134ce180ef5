/** JSON codecs. */
module dev.corten.json {
    requires transitive org.jspecify;

    exports dev.corten.json;
}
