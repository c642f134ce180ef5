package peer;

import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

/** The field Date, which the contract asks for and Quarkus does not send; made once a second. */
@ApplicationScoped
public class Dates {
    private volatile String date = "";

    void on(@Observes Router router, Vertx vertx) {
        now();
        vertx.setPeriodic(1000, timer -> now());
        router.route().order(Integer.MIN_VALUE).handler(context -> {
            context.response().putHeader("Date", date);
            context.next();
        });
    }

    private void now() {
        date = DateTimeFormatter.RFC_1123_DATE_TIME.format(ZonedDateTime.now(ZoneOffset.UTC));
    }
}
