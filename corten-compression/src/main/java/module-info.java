/** Brotli and Zstandard. */
module dev.corten.compression {
    requires com.aayushatharva.brotli4j;
    requires com.github.luben.zstd_jni;
    requires transitive dev.corten.http;
    requires org.jspecify;

    exports dev.corten.compression;
}
