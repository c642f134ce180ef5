package tasks;

import dev.corten.http.Body;
import dev.corten.http.Form;
import dev.corten.http.Post;
import dev.corten.http.Routes;

@Routes("/tasks")
class TaskRoutes {
    @Post
    void create(@Body String title, @Body String description) {}

    @Post("/form")
    void form(@Form String title, @Form String description, @Body byte[] image) {}
}
