package tasks;

import dev.corten.client.Client;
import dev.corten.http.ApiException;
import dev.corten.http.Get;
import dev.corten.http.Header;
import dev.corten.http.Html;
import dev.corten.http.Request;
import dev.corten.http.Response;
import dev.corten.http.Routes;
import dev.corten.http.Status;
import dev.corten.http.WebSocketUpgrade;
import java.util.UUID;

@Client
@Routes("/tasks")
interface TaskApi {
    @Get
    String list(Request request);

    @Get("/mine")
    String mine(User user);

    @Get("/socket")
    Response socket(WebSocketUpgrade upgrade);

    @Get("/page")
    Html page();

    @Get("/host")
    String host(@Header String host);

    @Get("/{id}")
    String get(UUID id) throws NotFound;

    String other();

    default String another() {
        return other();
    }

    record User(String name) {
        static User from(Request request) {
            return new User("");
        }
    }

    @Status(404)
    final class NotFound extends ApiException {
        NotFound(int id, String reason) {
            super(reason + id);
        }
    }
}
