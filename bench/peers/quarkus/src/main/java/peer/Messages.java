package peer;

import io.smallrye.common.annotation.NonBlocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Quarkus REST; the constant answers, on the event loop, because they do not block. */
@Path("/")
@NonBlocking
public class Messages {
    public record Message(String message) {}

    @GET
    @Path("plaintext")
    @Produces(MediaType.TEXT_PLAIN)
    public String plaintext() {
        return "Hello, World!";
    }

    @GET
    @Path("json")
    public Message json() {
        return new Message("Hello, World!");
    }
}
