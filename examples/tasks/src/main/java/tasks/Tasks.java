package tasks;

import dev.corten.http.Layers;
import dev.corten.http.Router;
import dev.corten.openapi.OpenApi;
import dev.corten.server.RunningServer;
import dev.corten.server.Server;
import dev.corten.sql.Db;
import dev.corten.sql.Migrations;
import java.nio.file.Path;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The Task API: tasks in PostgreSQL, over HTTP. */
final class Tasks {
    private static final Logger log = LoggerFactory.getLogger(Tasks.class);
    private static final Path SOURCES = Path.of("examples/tasks/src/main/java");

    private Tasks() {}

    static void main() throws Exception {
        var config = EnvAppConfig.load();
        try (var db = Db.open(config.database())) {
            Migrations.run(db);
            Router app = config.development() ? app(db).layer(Layers.errorPage(SOURCES)) : app(db);
            RunningServer server = Server.bind(config.http()).serve(app);
            log.info("try the API at {}/docs", server.url());
            server.awaitShutdown();
        }
    }

    /** The whole application on {@code db}, from the first layer to the last route. */
    static Router app(Db db) {
        var tasks = new HttpTaskRoutes(new TaskRoutes(new SqlTaskQueries(db)));
        var health = new HttpHealthRoutes(new HealthRoutes(db));
        var api = Router.of(tasks, health)
                .errors(ErrorBody::format)
                .layer(Layers.trace())
                .layer(Layers.timeout(Duration.ofSeconds(30)));
        return api.merge(OpenApi.of("Task API", "1.0", api).errors("application/json", ErrorBody.SCHEMA));
    }
}
