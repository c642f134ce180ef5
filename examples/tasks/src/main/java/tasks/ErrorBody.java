package tasks;

import dev.corten.http.Problem;
import dev.corten.http.Request;
import dev.corten.http.Response;
import dev.corten.json.Json;
import dev.corten.sql.DbException;

/** The body of every error of the Task API. */
@Json
public record ErrorBody(String error, int status) {
    /** What the OpenAPI document says of it. */
    static final String SCHEMA = """
            {
              "type": "object",
              "required": ["error", "status"],
              "properties": { "error": { "type": "string" }, "status": { "type": "integer" } }
            }""";

    /** Writes {@code problem} as such a body; what the database said stays in the log. */
    static Response format(Problem problem, Request request) {
        String error = problem.cause() instanceof DbException ? "A database error occurred" : problem.detail();
        return Response.json(JsonErrorBody.CODEC, new ErrorBody(error, problem.status()));
    }
}
