import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.concurrent.ThreadLocalRandom;

/** Reading and writing random rows, a statement for each, one after the other. */
record Worlds(SqlClient database) {
    void mount(Router router) {
        router.get("/db").handler(context -> Main.json(context, one()));
        router.get("/queries").handler(context -> Main.json(context, queries(count(context), new JsonArray())));
        router.get("/updates").handler(context -> Main.json(context, updates(count(context), new JsonArray())));
    }

    private Future<JsonObject> one() {
        return database.preparedQuery("SELECT id, randomnumber FROM world WHERE id = $1")
                .execute(Tuple.of(random()))
                .map(rows -> rows.iterator().next())
                .map(row -> new JsonObject().put("id", row.getInteger(0)).put("randomNumber", row.getInteger(1)));
    }

    private Future<JsonArray> queries(int count, JsonArray worlds) {
        return worlds.size() == count
                ? Future.succeededFuture(worlds)
                : one().compose(world -> queries(count, worlds.add(world)));
    }

    private Future<JsonArray> updates(int count, JsonArray worlds) {
        return worlds.size() == count
                ? Future.succeededFuture(worlds)
                : one().compose(this::update).compose(world -> updates(count, worlds.add(world)));
    }

    private Future<JsonObject> update(JsonObject world) {
        int number = random();
        return database.preparedQuery("UPDATE world SET randomnumber = $1 WHERE id = $2")
                .execute(Tuple.of(number, world.getInteger("id")))
                .map(done -> world.put("randomNumber", number));
    }

    private static int random() {
        return ThreadLocalRandom.current().nextInt(1, 10_001);
    }

    private static int count(RoutingContext context) {
        String n = context.request().getParam("n");
        try {
            return n == null ? 1 : Math.clamp(Long.parseLong(n), 1, 500);
        } catch (NumberFormatException e) {
            return 1;
        }
    }
}
