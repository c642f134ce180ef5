package tasks;

import dev.corten.http.Delete;
import dev.corten.http.Get;
import dev.corten.http.Patch;
import dev.corten.http.Post;
import dev.corten.http.Put;
import dev.corten.http.Query;
import dev.corten.http.Routes;

@Routes("/tasks")
abstract class TaskRoutes {
    private enum Sort {
        NEWEST
    }

    @Get
    private String list() {
        return "";
    }

    @Post
    static String create() {
        return "";
    }

    @Put
    abstract String replace();

    @Patch
    <T> String change() {
        return "";
    }

    @Delete
    void delete(@Query Sort sort) {}

    @Routes("/private")
    private static class Private {}

    @Routes("/generic")
    static class Generic<T> {}

    @Routes("/enum")
    enum Enum {}
}
