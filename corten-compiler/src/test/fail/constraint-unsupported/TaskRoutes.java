package tasks;

import dev.corten.http.Body;
import dev.corten.http.Form;
import dev.corten.http.Get;
import dev.corten.http.Post;
import dev.corten.http.Query;
import dev.corten.http.Routes;
import dev.corten.http.Upload;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Past;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

@Routes("/tasks")
class TaskRoutes {
    record Task(
            @Past Instant createdAt,
            @Size(max = 3) int priority,
            @DecimalMin("0.5") long points,
            @Pattern(regexp = "a", flags = Pattern.Flag.DOTALL) String title,
            @NotNull @Nullable String note,
            @NotBlank(groups = Task.class) String name,
            Map<@Size(max = 2) String, String> names,
            Page<@Size(max = 2) String> page) {}

    record Page<T>(List<@NotNull T> items, @Size(max = 2) List<T> others) {}

    @Post
    void create(@Body Task task) {}

    @Get
    String list(@Query @Size(max = 3) Optional<Integer> limit, @Query List<@Past LocalDate> days) {
        return "";
    }

    @Post("/image")
    void image(@Body @Size(max = 1000) byte[] image) {}

    @Post("/file")
    void file(@Form @Size(max = 1000) Upload file) {}

    @Post("/files")
    void files(@Form @Size(max = 10) List<Upload> files) {}
}
