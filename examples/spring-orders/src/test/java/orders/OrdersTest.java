package orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.corten.postgres.EmbeddedPostgres;
import dev.corten.sql.Db;
import dev.corten.sql.TransactionOptions;
import java.io.IOException;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

@SpringBootTest
class OrdersTest {
    private static final EmbeddedPostgres SERVER = EmbeddedPostgres.throwAway();

    @Autowired
    OrderService service;

    @Autowired
    OrderQueries orders;

    @Autowired
    Db db;

    @Autowired
    DataSource dataSource;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transactions;

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry properties) {
        properties.add("spring.datasource.url", SERVER::jdbcUrl);
        // Flyway needs two.
        properties.add("spring.datasource.hikari.maximum-pool-size", () -> 2);
    }

    @BeforeEach
    void empty() {
        jdbc.sql("TRUNCATE orders, audit").update();
        jdbc.sql("UPDATE items SET stock = 3").update();
    }

    private int audits() {
        return jdbc.sql("SELECT count(*) FROM audit").query(Integer.class).single();
    }

    @Test
    void whatSpringCommitsIsCommitted() {
        Order order = service.place("lamp", 2);
        assertThat(orders.all()).containsExactly(order);
        assertThat(orders.stock("lamp")).contains(1);
        assertThat(audits()).isEqualTo(1);
    }

    @Test
    void aFailureInTheMiddleUndoesTheWritesOfBoth() {
        assertThatThrownBy(() -> service.place("lamp", 4))
                .isInstanceOf(OutOfStock.class)
                .hasMessage("there is not enough of lamp");
        assertThat(orders.all()).isEmpty();
        assertThat(orders.stock("lamp")).contains(3);
        assertThat(audits()).isZero();
    }

    @Test
    void whatSpringRollsBackIsRolledBack() {
        transactions.executeWithoutResult(status -> {
            orders.insert("lamp", 1);
            assertThat(orders.all()).hasSize(1);
            assertThat(jdbc.sql("SELECT count(*) FROM orders")
                            .query(Integer.class)
                            .single())
                    .isEqualTo(1);
            status.setRollbackOnly();
        });
        assertThat(orders.all()).isEmpty();
    }

    @Test
    void aTransactionOfCortenInsideOneOfSpringIsUndoneAloneAndCommittedWithIt() {
        transactions.executeWithoutResult(status -> {
            orders.insert("lamp", 1);
            assertThatThrownBy(() -> db.transaction(() -> {
                        orders.insert("lamp", 2);
                        throw new IOException("no");
                    }))
                    .hasMessage("no");
            db.transaction(() -> orders.insert("lamp", 3));
        });
        assertThat(orders.all()).extracting(Order::quantity).containsExactly(1, 3);
        transactions.executeWithoutResult(status -> {
            db.transaction(() -> orders.insert("lamp", 4));
            status.setRollbackOnly();
        });
        assertThat(orders.all()).extracting(Order::quantity).containsExactly(1, 3);
    }

    @Test
    void aRefusedStatementInASavepointLeavesSpringsTransactionUsable() {
        transactions.executeWithoutResult(status -> {
            orders.insert("lamp", 1);
            assertThatThrownBy(() -> db.savepoint(() -> orders.insert("lamp", 0)))
                    .hasMessage("OrderQueries.insert: a check was violated: orders_quantity_check of table orders"
                            + " (SQLSTATE 23514)");
            orders.insert("lamp", 2);
        });
        assertThat(orders.all()).extracting(Order::quantity).containsExactly(1, 2);
    }

    @Test
    void springsIsolationIsThatOfTheQueries() {
        var serializable = new TransactionTemplate(transactions.getTransactionManager());
        serializable.setIsolationLevel(TransactionDefinition.ISOLATION_SERIALIZABLE);
        Order order = serializable.execute(
                status -> db.transaction(TransactionOptions.SERIALIZABLE, () -> orders.insert("lamp", 1)));
        assertThat(orders.all()).containsExactly(order);
        assertThatThrownBy(() -> transactions.execute(
                        status -> db.transaction(TransactionOptions.SERIALIZABLE, () -> orders.insert("lamp", 1))))
                .hasMessage("transaction: is to be SERIALIZABLE, but joins one that is READ_COMMITTED; begin the"
                        + " outermost one with these options");
    }

    @Test
    void outsideOfSpringsTransactionsCortenHasItsOwn() {
        assertThatThrownBy(() -> db.transaction(() -> {
                    orders.insert("lamp", 1);
                    throw new IOException("no");
                }))
                .hasMessage("no");
        assertThat(orders.all()).isEmpty();
        db.transaction(() -> orders.insert("lamp", 2));
        assertThat(orders.all()).extracting(Order::quantity).containsExactly(2);
    }

    @Test
    void aDbThatIsNotToldOfSpringRefusesItsTransactions() {
        var unaware = new SqlOrderQueries(Db.of(new TransactionAwareDataSourceProxy(dataSource)));
        transactions.executeWithoutResult(status -> assertThatThrownBy(unaware::all)
                .hasMessage(
                        "OrderQueries.all: the connection came with autocommit off; use Db.joining(dataSource) where"
                                + " a framework begins transactions, otherwise switch autocommit on in the pool"));
    }
}
