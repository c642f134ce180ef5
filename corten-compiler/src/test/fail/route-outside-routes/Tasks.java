package tasks;

import dev.corten.http.Get;

class Tasks {
    @Get("/tasks")
    String list() {
        return "";
    }
}
