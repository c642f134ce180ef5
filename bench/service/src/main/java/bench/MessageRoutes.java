package bench;

import dev.corten.http.Get;
import dev.corten.http.Routes;

/** The constant answers. The message is written as JSON anew for each request, as the rules want it. */
@Routes
public final class MessageRoutes {
    private static final String HELLO = "Hello, World!";

    /** The body of {@code /json}. */
    public record Message(String message) {}

    /** Says hello as text. */
    @Get("/plaintext")
    String plaintext() {
        return HELLO;
    }

    /** Says hello as JSON. */
    @Get("/json")
    Message json() {
        return new Message(HELLO);
    }
}
