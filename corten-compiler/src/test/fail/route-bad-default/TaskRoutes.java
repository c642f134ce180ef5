package tasks;

import dev.corten.http.Default;
import dev.corten.http.Extension;
import dev.corten.http.Form;
import dev.corten.http.Get;
import dev.corten.http.Header;
import dev.corten.http.Post;
import dev.corten.http.Query;
import dev.corten.http.Routes;
import dev.corten.http.Upload;
import jakarta.validation.constraints.Max;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

@Routes("/tasks")
class TaskRoutes {
    enum Sort {
        NEWEST,
        OLDEST
    }

    @Post
    void add(@Form @Default("a.png") Upload image, @Extension @Default("a") Locale locale) {}

    @Get("/{id}")
    String list(
            @Default("1") String id,
            @Query @Default("ten") int limit,
            @Query @Default("99999999999") int offset,
            @Query @Default("NEWEST") Sort sort,
            @Query @Default("a") List<String> tags,
            @Query @Default("a") Optional<String> tag,
            @Query @Default("500") @Max(100) int size,
            @Header @Default("1-1-1-1-1") UUID trace) {
        return "";
    }
}
