package tasks;

import dev.corten.http.ApiException;
import dev.corten.http.Get;
import dev.corten.http.Patch;
import dev.corten.http.Post;
import dev.corten.http.Put;
import dev.corten.http.Redirect;
import dev.corten.http.Response;
import dev.corten.http.Routes;
import dev.corten.http.Status;

@Routes("/tasks")
class TaskRoutes {
    @Status(200)
    static final class Fine extends ApiException {
        Fine() {
            super("fine");
        }
    }

    @Get
    @Status(20)
    String list() throws Fine {
        return "";
    }

    @Post
    @Status(201)
    Response create() {
        return Response.of(200);
    }

    @Put
    @Status(204)
    String replace() {
        return "";
    }

    @Patch
    @Status(200)
    Redirect move() {
        return Redirect.to("/tasks");
    }
}
