package hello;

import dev.corten.config.Config;
import dev.corten.http.*;
import dev.corten.server.Server;
import dev.corten.server.ServerConfig;

/** The smallest service: three routes, no database. */
@Routes
public final class Hello {
    public record Health(String status) {}

    public record CreateUser(String name, String email) {}

    public record User(int id, String name, String email) {}

    @Config
    public record HelloConfig(ServerConfig http) {}

    @Get("/")
    String index() {
        return "Hello from Corten!";
    }

    @Get("/health")
    Health health() {
        return new Health("ok");
    }

    @Post("/users")
    User createUser(@Body CreateUser input) {
        return new User(1, input.name(), input.email());
    }

    static void main() throws Exception {
        var config = EnvHello_HelloConfig.load();
        Server.bind(config.http()).serve(Router.of(new HttpHello(new Hello()))).awaitShutdown();
    }
}
