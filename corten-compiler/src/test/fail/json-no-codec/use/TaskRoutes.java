import dev.corten.http.Body;
import dev.corten.http.Get;
import dev.corten.http.Post;
import dev.corten.http.Routes;
import java.io.File;
import java.util.List;

@Routes("/files")
final class TaskRoutes {
    @Get
    List<File> all() {
        return List.of();
    }

    @Post
    void upload(@Body Upload upload) {}

    record Upload(String name, Thread.State state) {}
}
