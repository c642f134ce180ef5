import io.helidon.http.HeaderNames;
import io.helidon.webserver.WebServer;

/** Helidon SE; the constant answers. */
public final class Main {
    record Message(String message) {}

    public static void main(String[] args) {
        WebServer.builder()
                .host("127.0.0.1")
                .port(Integer.parseInt(System.getenv("PORT")))
                .routing(routing -> routing.get("/plaintext", (request, response) -> {
                            response.header(HeaderNames.CONTENT_TYPE, "text/plain");
                            response.send("Hello, World!");
                        })
                        .get("/json", (request, response) -> response.send(new Message("Hello, World!"))))
                .build()
                .start();
    }
}
