package bench.json;

import com.dslplatform.json.CompiledJson;
import dev.corten.json.Json;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** A record of about 1 KB as JSON, with what services send: nested records, lists, an enum, times and amounts. */
@Json
@io.avaje.jsonb.Json
@CompiledJson
public record Order(
        UUID id,
        String customer,
        String email,
        Status status,
        Instant createdAt,
        BigDecimal total,
        String note,
        boolean paid,
        Address address,
        List<String> tags,
        List<Item> items) {

    /** Where an order is. */
    public enum Status {
        OPEN,
        SENT,
        RETURNED
    }

    /** Where it goes. */
    @Json
    @io.avaje.jsonb.Json
    @CompiledJson
    public record Address(String street, String city, String zip, String country) {}

    /** One line of it. */
    @Json
    @io.avaje.jsonb.Json
    @CompiledJson
    public record Item(String sku, String name, int quantity, long cents) {}

    static Order sample() {
        var items = new ArrayList<Item>();
        for (int i = 0; i < 6; i++) {
            items.add(new Item("SKU-10" + i + "-XL", "A thing of the " + i + "th kind, blue", i + 1, 129_900 + i));
        }
        return new Order(
                UUID.fromString("0198c1a2-7b3c-7def-8123-456789abcdef"),
                "Ada Lovelace",
                "ada.lovelace@example.org",
                Status.SENT,
                Instant.parse("2026-01-31T12:34:56.789Z"),
                new BigDecimal("7794.15"),
                "Please leave it with the neighbours on the second floor; the bell says \"Müller\".\nThank you!",
                true,
                new Address("12 St James's Square", "London", "SW1Y 4JH", "GB"),
                List.of("gift", "express", "fragile"),
                items);
    }
}
