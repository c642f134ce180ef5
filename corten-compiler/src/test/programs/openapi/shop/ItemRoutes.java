package shop;

import dev.corten.http.ApiException;
import dev.corten.http.Body;
import dev.corten.http.Default;
import dev.corten.http.Delete;
import dev.corten.http.Get;
import dev.corten.http.Header;
import dev.corten.http.Patch;
import dev.corten.http.Post;
import dev.corten.http.Query;
import dev.corten.http.Reply;
import dev.corten.http.Response;
import dev.corten.http.Routes;
import dev.corten.http.Status;
import dev.corten.json.Field;
import dev.corten.json.JsonCodec;
import dev.corten.json.JsonCodecs;
import dev.corten.json.JsonReader;
import dev.corten.json.JsonValue;
import dev.corten.json.JsonWriter;
import dev.corten.json.Strict;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Routes("/items")
public final class ItemRoutes {
    /** The items, {@code newest} first. With more words behind. */
    @Get
    Page<Item> list(
            @Query @Default("20") int limit, @Query @Nullable Kind kind, @Query List<UUID> ids, @Header Optional<String> trace) {
        throw new UnsupportedOperationException();
    }

    @Get("/{id}")
    Item get(UUID id) throws ItemNotFound {
        throw new ItemNotFound();
    }

    @Post
    @Status(201)
    Reply<Item> create(@Body Item item) throws TitleTaken {
        throw new TitleTaken();
    }

    @Patch("/{id}")
    Item update(UUID id, @Body UpdateItem item) throws ItemNotFound, Gone {
        throw new ItemNotFound();
    }

    @Delete("/{id}")
    void delete(UUID id) throws ItemNotFound {
        throw new ItemNotFound();
    }

    @Get("/{id}/raw")
    Response raw(String id) {
        return Response.of(200);
    }

    @Get("/count")
    String count() {
        return "0";
    }

    record Page<T>(List<T> items, long total, @Nullable Page<T> next) {}

    record Item(
            UUID id,
            @Nullable String title,
            @Nullable Kind kind,
            List<@Nullable Shape> shapes,
            Map<String, Set<LocalDate>> dates,
            Optional<BigDecimal> price,
            byte[] picture,
            byte rank,
            short stock,
            float weight,
            double height,
            boolean sold,
            BigInteger serial,
            URI link,
            Duration delay,
            @Nullable Instant soldAt,
            Money money,
            JsonValue more) {}

    @Strict
    record UpdateItem(Field<String> title, Field<@Nullable Kind> kind) {}

    enum Kind {
        NEW,
        USED
    }

    sealed interface Shape {
        record Circle(double radius) implements Shape {}

        @Strict
        record LongSquare(double side) implements Shape {}
    }

    record Money(BigDecimal amount) {
        static final JsonCodec<Money> CODEC = new JsonCodec<>() {
            @Override
            public void write(JsonWriter out, Money value) {
                out.value(value.amount());
            }

            @Override
            public @Nullable Money read(JsonReader in) {
                BigDecimal amount = JsonCodecs.BIG_DECIMAL.read(in);
                return amount == null ? null : new Money(amount);
            }
        };
    }

    /** No item has this id. */
    @Status(404)
    static final class ItemNotFound extends ApiException {
        ItemNotFound() {
            super("not found");
        }
    }

    @Status(409)
    static final class TitleTaken extends ApiException {
        TitleTaken() {
            super("taken");
        }
    }

    @Status(404)
    static final class Gone extends ApiException {
        Gone() {
            super("gone");
        }
    }
}
