/** What work is done for, and work that is done side by side. */
module dev.corten.context {
    requires transitive org.jspecify;

    exports dev.corten.context;
}
