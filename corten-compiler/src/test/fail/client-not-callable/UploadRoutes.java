package tasks;

import dev.corten.client.Client;
import dev.corten.http.Form;
import dev.corten.http.Get;
import dev.corten.http.Post;
import dev.corten.http.Response;
import dev.corten.http.Routes;
import dev.corten.http.Upload;
import dev.corten.http.WebSocketUpgrade;

@Client
@Routes("/uploads")
final class UploadRoutes {
    @Post
    void upload(@Form Upload file) {}

    @Get("/socket")
    Response open(WebSocketUpgrade upgrade) {
        throw new UnsupportedOperationException();
    }
}
