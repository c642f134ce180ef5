package tasks;

import dev.corten.http.Cookie;
import dev.corten.http.Extension;
import dev.corten.http.Get;
import dev.corten.http.Header;
import dev.corten.http.Query;
import dev.corten.http.Routes;
import dev.corten.http.Upload;
import java.util.List;
import java.util.Map;

@Routes("/tasks")
class TaskRoutes {
    record Page(int limit, Map<String, String> filter) {}

    @Get("/{ids}/{letter}")
    String list(
            List<String> ids,
            char letter,
            @Query Page page,
            @Header Map<String, String> all,
            @Cookie List<Page> pages,
            @Extension List<String> roles,
            @Query Upload file) {
        return "";
    }
}
