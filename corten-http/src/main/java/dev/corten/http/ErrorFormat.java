package dev.corten.http;

/**
 * How an application writes its problems. The default is {@code application/problem+json} (RFC 9457) with the request
 * id.
 *
 * <pre>{@code
 * Router.of(routes).errors((problem, request) -> Response.json(JsonErrorBody.CODEC, new ErrorBody(problem.detail(), problem.status())))
 * }</pre>
 */
@FunctionalInterface
public interface ErrorFormat {
    /** The response whose body says {@code problem}. Its status is set to the problem's. */
    Response format(Problem problem, Request request);
}
