package chat;

import dev.corten.http.ApiException;
import dev.corten.http.Get;
import dev.corten.http.Response;
import dev.corten.http.Routes;
import dev.corten.http.Status;
import dev.corten.http.WebSocketUpgrade;

/** A WebSocket. */
@Routes("/rooms")
class ChatRoutes {
    @Status(404)
    static final class RoomNotFound extends ApiException {
        RoomNotFound(String room) {
            super(room + " not found");
        }
    }

    /** Says what is said in the room. */
    @Get("/{room}")
    Response listen(String room, WebSocketUpgrade upgrade) throws RoomNotFound {
        return upgrade.run(socket -> socket.send("Welcome to " + room));
    }
}
