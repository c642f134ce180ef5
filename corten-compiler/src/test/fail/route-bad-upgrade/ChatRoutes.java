package chat;

import dev.corten.http.Get;
import dev.corten.http.JsonUpgrade;
import dev.corten.http.Post;
import dev.corten.http.Response;
import dev.corten.http.Routes;
import dev.corten.http.WebSocketUpgrade;

@Routes("/rooms")
class ChatRoutes {
    @Post("/{room}")
    Response join(String room, WebSocketUpgrade upgrade) {
        return upgrade.run(socket -> socket.send("Welcome to " + room));
    }

    @Get("/{room}")
    void listen(String room, WebSocketUpgrade upgrade) {
        upgrade.run(socket -> socket.send("Welcome to " + room));
    }

    @Get("/{room}/json")
    void json(String room, JsonUpgrade<Thread, String> upgrade) {}
}
