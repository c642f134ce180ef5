import io.jstach.jstache.JStache;
import io.jstach.jstachio.JStachio;
import io.vertx.ext.web.Router;
import io.vertx.sqlclient.SqlClient;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The page of fortunes. */
record Fortunes(SqlClient database) {
    record Fortune(int id, String message) {}

    @JStache(template = """
            <!DOCTYPE html><html><head><title>Fortunes</title></head><body><table>\
            <tr><th>id</th><th>message</th></tr>\
            {{#fortunes}}<tr><td>{{id}}</td><td>{{message}}</td></tr>{{/fortunes}}\
            </table></body></html>""")
    record Page(List<Fortune> fortunes) {}

    void mount(Router router) {
        router.get("/fortunes").handler(context -> database.preparedQuery("SELECT id, message FROM fortune")
                .execute()
                .onSuccess(rows -> {
                    var fortunes = new ArrayList<Fortune>(rows.size() + 1);
                    rows.forEach(row -> fortunes.add(new Fortune(row.getInteger(0), row.getString(1))));
                    fortunes.add(new Fortune(0, "Additional fortune added at request time."));
                    fortunes.sort(Comparator.comparing(Fortune::message));
                    context.response()
                            .putHeader("Content-Type", "text/html; charset=utf-8")
                            .end(JStachio.render(new Page(fortunes)));
                })
                .onFailure(context::fail));
    }
}
