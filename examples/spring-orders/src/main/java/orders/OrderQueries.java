package orders;

import dev.corten.sql.Queries;
import dev.corten.sql.Sql;
import java.util.List;
import java.util.Optional;

/** The SQL of the orders, checked while it is compiled. */
@Queries
public interface OrderQueries {
    @Sql("INSERT INTO orders (sku, quantity) VALUES (:sku, :quantity) RETURNING id, sku, quantity, placed_at")
    Order insert(String sku, int quantity);

    @Sql("UPDATE items SET stock = stock - :quantity WHERE sku = :sku AND stock >= :quantity")
    int take(String sku, int quantity);

    @Sql("SELECT stock FROM items WHERE sku = :sku")
    Optional<Integer> stock(String sku);

    @Sql("SELECT id, sku, quantity, placed_at FROM orders ORDER BY id")
    List<Order> all();
}
