package orders;

import dev.corten.http.Body;
import dev.corten.http.Form;
import dev.corten.http.Post;
import dev.corten.http.Query;
import dev.corten.http.Routes;
import dev.corten.json.Example;
import dev.corten.json.Json;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

@Json
@Example("{\"name\":\"\",\"code\":\"A1\",\"count\":1,\"price\":1,\"tags\":[\"a\"],\"notes\":{}}")
public record Order(
        @Example(" ") @NotBlank String name,
        @Example("a1") @Pattern(regexp = "[A-Z][0-9]") String code,
        @Example("0") @Min(1) int count,
        @Example("1.005") @Digits(integer = 3, fraction = 2) BigDecimal price,
        @Example("[]") @NotEmpty List<@Size(max = 3) String> tags,
        @Example("{\"a\":\"abcd\"}") Map<String, @Size(max = 3) String> notes,
        @Example("nobody") Optional<@Email String> contact) {

    record Line(@Example("[\"abcd\"]") List<@Size(max = 3) String> words, @Example("{\"count\":100}") Count count) {}

    record Count(@Max(99) int count) {}

    @Routes("/orders")
    static final class OrderRoutes {
        @Post
        @Example("{\"words\":[],\"count\":{\"count\":1000}}")
        Line line(@Query @Example("0") @Min(1) int limit, @Body @Example("[1,2,3]") @Size(max = 2) List<Integer> ids) {
            return new Line(List.of(), new Count(1));
        }

        @Post("/form")
        void form(@Form Fields fields) {}
    }

    record Fields(@Example("x") @Size(min = 2) String name) {}
}
