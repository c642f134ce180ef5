package orders;

import java.time.Instant;

/** An order that was placed. */
public record Order(long id, String sku, int quantity, Instant placedAt) {}
