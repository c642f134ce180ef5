package tasks;

import dev.corten.http.Delete;
import dev.corten.http.Get;
import dev.corten.http.Patch;
import dev.corten.http.Post;
import dev.corten.http.Routes;

@Routes("/tasks")
class TaskRoutes {
    @Get("{id}")
    String noSlash(String id) {
        return "";
    }

    @Get("/{id}/")
    String slashAtTheEnd(String id) {
        return "";
    }

    @Get("//{id}")
    String emptySegment(String id) {
        return "";
    }

    @Post("/{id}.json")
    String halfAVariable(String id) {
        return "";
    }

    @Patch("/{id}/parts/{id}")
    String twice(String id) {
        return "";
    }

    @Patch("/{rest...}/parts")
    String restInTheMiddle(String rest) {
        return "";
    }

    @Delete("/{}")
    void noName() {}

    @Delete("/a%20b")
    void encoded() {}
}
