package app;

import dev.corten.config.Config;

class Outer {
    @Config
    static class AppConfig {
        String name;
    }

    @Config
    interface Source {}

    @Config
    enum Level {
        LOW
    }

    @Config
    record Typed<T>(String name) {}

    @Config
    private record Hidden(String name) {}
}
