package peer;

import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Spring WebFlux on Reactor Netty; the constant answers. */
@SpringBootApplication
@RestController
public class Service {
    public record Message(String message) {}

    public static void main(String[] args) {
        var application = new SpringApplication(Service.class);
        application.setDefaultProperties(Map.of(
                "server.port", System.getenv("PORT"),
                "server.address", "127.0.0.1",
                "logging.level.root", "WARN"));
        application.run(args);
    }

    @GetMapping(value = "/plaintext", produces = MediaType.TEXT_PLAIN_VALUE)
    public String plaintext() {
        return "Hello, World!";
    }

    @GetMapping(value = "/json", produces = MediaType.APPLICATION_JSON_VALUE)
    public Message json() {
        return new Message("Hello, World!");
    }
}
