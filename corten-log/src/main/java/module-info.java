/** The back end of SLF4J, which is found as a service; to call there is only what changes the filter. */
module dev.corten.log {
    requires ch.qos.logback.classic;
    requires ch.qos.logback.core;
    requires dev.corten.config;
    requires dev.corten.context;
    requires java.logging;
    requires jul.to.slf4j;
    requires org.slf4j;
    requires static org.jspecify;

    exports dev.corten.log;

    provides ch.qos.logback.classic.spi.Configurator with
            dev.corten.log.LogConfigurator;
}
