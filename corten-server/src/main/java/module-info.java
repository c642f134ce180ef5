/** The engine: Vert.x core with virtual threads mounted on its event loops. */
module dev.corten.server {
    requires transitive dev.corten.http;
    requires dev.corten.config;
    requires io.netty.buffer;
    requires io.netty.common;
    requires io.netty.codec;
    requires io.netty.codec.compression;
    requires io.netty.codec.haproxy;
    requires io.netty.codec.http;
    requires io.netty.codec.http2;
    requires io.netty.handler;
    requires io.netty.transport;
    requires io.vertx.core;
    requires jdk.unsupported;
    requires org.jspecify;
    requires org.slf4j;

    exports dev.corten.server;
}
