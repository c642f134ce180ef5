package app;

import dev.corten.config.Config;
import dev.corten.config.Env;

@Config
record AppConfig(@Env("MY-PORT") int port, @Env("") String host, @Env("2nd") String second) {}
