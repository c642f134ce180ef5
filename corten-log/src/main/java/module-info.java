/** The back end of SLF4J: there is nothing to call, it is found as a service. */
module dev.corten.log {
    requires ch.qos.logback.classic;
    requires ch.qos.logback.core;
    requires dev.corten.config;
    requires java.logging;
    requires jul.to.slf4j;
    requires org.slf4j;
    requires static org.jspecify;

    provides ch.qos.logback.classic.spi.Configurator with
            dev.corten.log.LogConfigurator;
}
