import io.vertx.core.AbstractVerticle;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

/** Vert.x Web, one verticle for each processor; the constant answers. */
public final class Main extends AbstractVerticle {
    private String date = "";

    public static void main(String[] args) {
        int cores = Runtime.getRuntime().availableProcessors();
        Vertx.vertx(new VertxOptions().setEventLoopPoolSize(cores).setPreferNativeTransport(true))
                .deployVerticle(Main::new, new DeploymentOptions().setInstances(cores))
                .onFailure(failure -> {
                    failure.printStackTrace();
                    System.exit(1);
                });
    }

    @Override
    public void start() {
        now();
        vertx.setPeriodic(1000, timer -> now());
        var router = Router.router(vertx);
        router.get("/plaintext").handler(context -> context.response()
                .putHeader("Content-Type", "text/plain")
                .putHeader("Date", date)
                .end("Hello, World!"));
        router.get("/json").handler(context -> context.response()
                .putHeader("Content-Type", "application/json")
                .putHeader("Date", date)
                .end(new JsonObject().put("message", "Hello, World!").toBuffer()));
        vertx.createHttpServer(new HttpServerOptions().setHost("127.0.0.1").setPort(Integer.parseInt(System.getenv("PORT"))))
                .requestHandler(router)
                .listen();
    }

    private void now() {
        date = DateTimeFormatter.RFC_1123_DATE_TIME.format(ZonedDateTime.now(ZoneOffset.UTC));
    }
}
