import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.handler.BodyHandler;
import io.vertx.ext.web.handler.HttpException;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.UUID;

/** Tasks. */
record Tasks(SqlClient database) {
    private static final String COLUMNS = "id, title, description, status, created_at, updated_at";

    void mount(Router router) {
        router.get("/tasks").handler(context -> Main.json(context, list()));
        router.get("/tasks/:id").handler(context -> Main.json(
                context,
                one("SELECT " + COLUMNS + " FROM tasks WHERE id = $1", Tuple.of(UUID.fromString(context.pathParam("id"))))));
        router.post("/tasks").handler(BodyHandler.create(false)).handler(context -> {
            var input = context.body().asJsonObject();
            context.response().setStatusCode(201);
            Main.json(
                    context,
                    one(
                            "INSERT INTO tasks (id, title, description, status, created_at, updated_at)"
                                    + " VALUES ($1, $2, $3, $4, now(), now()) RETURNING " + COLUMNS,
                            Tuple.of(
                                    UUID.randomUUID(),
                                    input.getString("title"),
                                    input.getString("description"),
                                    input.getString("status", "todo"))));
        });
        router.patch("/tasks/:id").handler(BodyHandler.create(false)).handler(context -> {
            var input = context.body().asJsonObject();
            Main.json(
                    context,
                    one(
                            "UPDATE tasks SET title = coalesce($2, title), description = coalesce($3, description),"
                                    + " status = coalesce($4, status), updated_at = now() WHERE id = $1 RETURNING "
                                    + COLUMNS,
                            Tuple.of(
                                    UUID.fromString(context.pathParam("id")),
                                    input.getString("title"),
                                    input.getString("description"),
                                    input.getString("status"))));
        });
        router.delete("/tasks/:id").handler(context -> database.preparedQuery("DELETE FROM tasks WHERE id = $1")
                .execute(Tuple.of(UUID.fromString(context.pathParam("id"))))
                .onSuccess(done ->
                        context.response().setStatusCode(done.rowCount() == 0 ? 404 : 204).end())
                .onFailure(context::fail));
    }

    private Future<JsonArray> list() {
        return database.preparedQuery("SELECT " + COLUMNS + " FROM tasks ORDER BY created_at DESC LIMIT 20")
                .execute()
                .map(rows -> {
                    var tasks = new JsonArray();
                    rows.forEach(row -> tasks.add(json(row)));
                    return tasks;
                });
    }

    private Future<JsonObject> one(String sql, Tuple values) {
        return database.preparedQuery(sql).execute(values).map(Tasks::single);
    }

    private static JsonObject single(RowSet<Row> rows) {
        if (rows.size() == 0) {
            throw new HttpException(404);
        }
        return json(rows.iterator().next());
    }

    private static JsonObject json(Row row) {
        return new JsonObject()
                .put("id", row.getUUID(0).toString())
                .put("title", row.getString(1))
                .put("description", row.getString(2))
                .put("status", row.getString(3))
                .put("createdAt", row.getOffsetDateTime(4).toInstant())
                .put("updatedAt", row.getOffsetDateTime(5).toInstant());
    }
}
