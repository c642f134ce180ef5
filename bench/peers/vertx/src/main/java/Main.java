import io.vertx.core.AbstractVerticle;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.PoolOptions;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

/** Vert.x Web with its client for PostgreSQL; one verticle for each processor, each with its share of 10 connections. */
public final class Main extends AbstractVerticle {
    private static final int CONNECTIONS = 10;
    private static final int CORES = Runtime.getRuntime().availableProcessors();

    private String date = "";

    public static void main(String[] args) {
        Vertx.vertx(new VertxOptions().setEventLoopPoolSize(CORES).setPreferNativeTransport(true))
                .deployVerticle(Main::new, new DeploymentOptions().setInstances(CORES))
                .onFailure(failure -> {
                    failure.printStackTrace();
                    System.exit(1);
                });
    }

    @Override
    public void start(Promise<Void> started) {
        now();
        vertx.setPeriodic(1000, timer -> now());
        // The client that pipelines, not the pool: the faster one of the two for single statements.
        var database = PgBuilder.client()
                .with(new PoolOptions().setMaxSize(Math.max(1, CONNECTIONS / CORES)))
                .connectingTo(PgConnectOptions.fromUri(System.getenv("DATABASE_URL")).setCachePreparedStatements(true))
                .using(vertx)
                .build();
        var router = Router.router(vertx);
        router.route().handler(context -> {
            context.response().putHeader("Date", date);
            context.next();
        });
        router.get("/plaintext").handler(context -> context.response()
                .putHeader("Content-Type", "text/plain")
                .end("Hello, World!"));
        router.get("/json").handler(context -> context.response()
                .putHeader("Content-Type", "application/json")
                .end(new JsonObject().put("message", "Hello, World!").toBuffer()));
        new Worlds(database).mount(router);
        new Fortunes(database).mount(router);
        new Tasks(database).mount(router);
        vertx.createHttpServer(new HttpServerOptions().setHost("127.0.0.1").setPort(Integer.parseInt(System.getenv("PORT"))))
                .requestHandler(router)
                .listen()
                .<Void>mapEmpty()
                .onComplete(started);
    }

    /** Answers with the JSON that comes, or with its failure. */
    static void json(RoutingContext context, Future<?> value) {
        value.onSuccess(context::json).onFailure(context::fail);
    }

    private void now() {
        date = DateTimeFormatter.RFC_1123_DATE_TIME.format(ZonedDateTime.now(ZoneOffset.UTC));
    }
}
