package orders;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Places orders. Checked queries and Spring's own JdbcClient are in the same transaction. */
@Service
public class OrderService {
    private final OrderQueries orders;
    private final JdbcClient jdbc;

    OrderService(OrderQueries orders, JdbcClient jdbc) {
        this.orders = orders;
        this.jdbc = jdbc;
    }

    /**
     * Orders {@code quantity} of an item.
     *
     * @throws OutOfStock if there are fewer
     */
    @Transactional
    public Order place(String sku, int quantity) {
        Order order = orders.insert(sku, quantity);
        jdbc.sql("INSERT INTO audit (what) VALUES (:what)")
                .param("what", "ordered " + quantity + " " + sku)
                .update();
        if (orders.take(sku, quantity) == 0) {
            throw new OutOfStock(sku);
        }
        return order;
    }
}
