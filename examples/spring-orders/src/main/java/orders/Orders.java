package orders;

import dev.corten.postgres.EmbeddedPostgres;
import dev.corten.sql.Db;
import java.util.Map;
import javax.sql.DataSource;
import org.slf4j.LoggerFactory;
import org.springframework.boot.CommandLineRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;

/** Places an order when it starts. The two lines that bring Corten into Spring are {@code @Import} and {@code db}. */
@SpringBootApplication
@Import(SqlOrderQueries.class)
public class Orders {
    static void main(String... arguments) {
        var application = new SpringApplication(Orders.class);
        if (System.getenv("SPRING_DATASOURCE_URL") == null) {
            application.setDefaultProperties(
                    Map.of("spring.datasource.url", EmbeddedPostgres.throwAway().jdbcUrl()));
        }
        application.run(arguments);
    }

    /** Queries join the transactions that Spring begins. */
    @Bean
    Db db(DataSource dataSource) {
        return Db.joining(new TransactionAwareDataSourceProxy(dataSource));
    }

    @Bean
    CommandLineRunner firstOrder(OrderService service, OrderQueries orders) {
        return arguments -> {
            Order order = service.place("book", 2);
            LoggerFactory.getLogger(Orders.class)
                    .info("{}; {} orders in all", order, orders.all().size());
        };
    }
}
