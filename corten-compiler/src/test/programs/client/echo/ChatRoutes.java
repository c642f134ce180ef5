package echo;

import dev.corten.client.ApiClient;
import dev.corten.client.Client;
import dev.corten.http.ApiException;
import dev.corten.http.Get;
import dev.corten.http.JsonUpgrade;
import dev.corten.http.JsonWebSocket;
import dev.corten.http.Response;
import dev.corten.http.Routes;
import dev.corten.http.Status;
import dev.corten.http.WebSocket;
import dev.corten.http.WebSocketMessage;
import dev.corten.http.WebSocketUpgrade;
import java.util.ArrayList;
import java.util.List;

/** Says what is said. */
@Client
@Routes("/chat")
public final class ChatRoutes {
    @Get("/{room}")
    Response chat(String room, JsonUpgrade<Say, Said> upgrade) throws RoomNotFound {
        if (room.equals("none")) {
            throw new RoomNotFound(room);
        }
        return upgrade.with(u -> u.subprotocols("v2", "v1")).run(socket -> {
            for (Say say = socket.receive(); say != null; say = socket.receive()) {
                socket.send(new Said(room, say.text()));
            }
        });
    }

    @Get
    Response plain(WebSocketUpgrade upgrade) {
        return upgrade.run(socket -> {
            while (socket.receive() instanceof WebSocketMessage.Binary(byte[] bytes)) {
                socket.send(bytes);
            }
            socket.close(4001, "that is text");
        });
    }

    record Say(String text) {}

    record Said(String room, String text) {}

    @Status(404)
    static final class RoomNotFound extends ApiException {
        private static final long serialVersionUID = 1;

        RoomNotFound(String room) {
            super("no room " + room);
        }
    }

    /** What a client gets back. */
    public static List<Object> talk(ApiClient api) throws Exception {
        var heard = new ArrayList<Object>();
        var chat = new ClientChatRoutes(api.each(request -> request.header("Sec-WebSocket-Protocol", "v1")));
        try (JsonWebSocket<Said, Say> socket = chat.chat("a b")) {
            heard.add(String.valueOf(socket.socket().subprotocol()));
            for (int i = 0; i < 3; i++) {
                socket.send(new Say("word " + i + " " + "ä".repeat(i * 30_000)));
            }
            for (int i = 0; i < 3; i++) {
                Said said = socket.receive();
                heard.add(said == null ? "closed" : said.room() + ": " + said.text().replace("ä", ""));
            }
        }
        try (WebSocket bytes = chat.plain()) {
            bytes.send(new byte[] {1, 2});
            heard.add(bytes.receive() instanceof WebSocketMessage.Binary(byte[] same) ? same.length : "no bytes");
            bytes.send("text");
            heard.add(String.valueOf(bytes.receive()));
            heard.add(String.valueOf(bytes.closed()));
        }
        try (JsonWebSocket<Said, Say> none = chat.chat("none")) {
            heard.add(none);
        } catch (RoomNotFound e) {
            heard.add(e);
        }
        return heard;
    }
}
