package app;

import dev.corten.config.Config;
import dev.corten.config.Default;
import dev.corten.config.Env;

@Config
record AppConfig(Listener http, Listener admin, String mailHost, Mail mail) {
    record Listener(@Env("PORT") @Default("3000") int port) {}

    record Mail(String host) {}
}
