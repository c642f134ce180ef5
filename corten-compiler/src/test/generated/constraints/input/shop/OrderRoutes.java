package shop;

import dev.corten.http.Body;
import dev.corten.http.Get;
import dev.corten.http.Post;
import dev.corten.http.Query;
import dev.corten.http.Routes;
import dev.corten.json.Field;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

@Routes("/orders")
class OrderRoutes {
    record Item(
            @Size(min = 3, max = 20) @NotBlank String name,
            @Positive @Digits(integer = 6, fraction = 2) BigDecimal price) {}

    record Order(
            @Email @Nullable String customer,
            @Size(min = 1, max = 100) List<Item> items,
            List<@Size(max = 20) @Pattern(regexp = "[a-z]+") @Pattern(regexp = ".*[aeiou].*") @Pattern(regexp = "(?i)a.*") String> tags,
            Map<String, @Size(max = 2) List<@Min(1) Integer>> shelves,
            Optional<@Max(5) Integer> priority,
            Field<@Nullable @Size(max = 9) String> notePattern) {}

    @Post
    void create(@Body Order order) {}

    @Post("/labels")
    void label(@Body @Size(max = 10) List<@NotBlank String> labels) {}

    @Get
    String list(
            @Query @Size(max = 3) List<@Size(max = 20) String> tags,
            @Query @Min(1) @Max(100) int limit,
            @Query Optional<@Positive Long> after) {
        return "";
    }
}
