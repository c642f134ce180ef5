package bench;

import dev.corten.http.Router;
import dev.corten.server.Server;
import dev.corten.sql.Db;
import dev.corten.sql.Migrations;

/** The contract of the well-known web framework benchmarks, and tasks, over HTTP. */
final class Bench {
    private Bench() {}

    static void main() throws Exception {
        var config = EnvBenchConfig.load();
        try (var db = Db.open(config.database())) {
            Migrations.run(db);
            Server.bind(config.http()).serve(app(db)).awaitShutdown();
        }
    }

    /** The whole application on {@code db}. It has no layers, like the services that it is compared with. */
    static Router app(Db db) {
        return Router.of(
                new HttpMessageRoutes(new MessageRoutes()),
                new HttpWorldRoutes(new WorldRoutes(new SqlWorldQueries(db))),
                new HttpFortuneRoutes(new FortuneRoutes(new SqlFortuneQueries(db))),
                new HttpTaskRoutes(new TaskRoutes(new SqlTaskQueries(db))));
    }
}
