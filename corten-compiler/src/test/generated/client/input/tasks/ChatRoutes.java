package tasks;

import dev.corten.client.Client;
import dev.corten.http.ApiException;
import dev.corten.http.Get;
import dev.corten.http.JsonUpgrade;
import dev.corten.http.Query;
import dev.corten.http.Response;
import dev.corten.http.Routes;
import dev.corten.http.Status;
import dev.corten.http.WebSocketUpgrade;
import java.util.List;

/** What only the routes of a class have: what is made of the request. */
@Client
@Routes("/rooms")
public final class ChatRoutes {
    @Get("/{room}")
    Response chat(String room, @Query int since, WebSocketUpgrade upgrade) throws RoomNotFound {
        return upgrade.run(socket -> socket.send(room));
    }

    @Get("/{room}/json")
    Response json(String room, JsonUpgrade<Say, List<String>> upgrade) throws RoomNotFound {
        return upgrade.run(socket -> socket.send(List.of(room)));
    }

    record Say(String text) {}

    @Status(404)
    public static final class RoomNotFound extends ApiException {
        public RoomNotFound(String room) {
            super("no room " + room);
        }
    }
}
