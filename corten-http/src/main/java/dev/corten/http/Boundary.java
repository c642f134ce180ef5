package dev.corten.http;

import dev.corten.context.Errors;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where errors become responses: whatever the handler inside throws or tells of comes out as a response that the {@link
 * ErrorFormat} has written. Only {@link InterruptedException} goes through, to the layer or the server that interrupted.
 */
final class Boundary implements Handler {
    private static final Logger LOG = LoggerFactory.getLogger(Router.class);
    private static final int UNEXPECTED = 500;

    private final Handler inside;
    private final @Nullable ErrorFormat format;

    /** Writes problems by {@code format}, or by the one of the outermost router if that is {@code null}. */
    Boundary(Handler inside, @Nullable ErrorFormat format) {
        this.inside = inside;
        this.format = format;
    }

    @Override
    public Response handle(Request request) throws InterruptedException {
        Response response;
        try {
            response = inside.handle(request);
            if (response == null) {
                throw new NullPointerException("the handler answered null");
            }
        } catch (InterruptedException e) {
            throw e;
        } catch (Throwable e) {
            // Also errors like StackOverflowError: one request must not take the others down.
            response = answer(e);
        }
        return response.written() ? response : write(response, format == null ? request.errors() : format, request);
    }

    /** The answer to an exception, still to be written. */
    static Response answer(Throwable error) {
        Response response = Response.problem(Problem.of(error));
        if (error instanceof RejectedException rejected) {
            List<String> headers = rejected.rejection().headers();
            for (int i = 0; i < headers.size(); i += 2) {
                response = response.header(headers.get(i), headers.get(i + 1));
            }
        }
        return response;
    }

    /** Each problem is written once, so here is where it is logged once. */
    private static Response write(Response response, ErrorFormat format, Request request) {
        Problem problem = response.problem();
        if (problem == null) {
            return response;
        }
        log(problem, response.status(), request);
        Response written;
        try {
            written = format.format(problem, request);
        } catch (RuntimeException e) {
            LOG.atError().setCause(e).addKeyValue("request_id", request.id()).log("the error format failed");
            written = ProblemJson.INSTANCE.format(problem, request);
        }
        Response answer = response.writtenAs(written);
        ErrorName name = request.header(ErrorName.WANTED) == null ? null : ErrorName.of(problem);
        return name == null ? answer : answer.header(ErrorName.FIELD, name.toString());
    }

    /** An answer that a handler chose is no fault: only what is behind it is logged, and aloud if it is the service's. */
    private static void log(Problem problem, int status, Request request) {
        Throwable cause = problem.cause();
        if (cause == null || cause instanceof ApiException && saidWhole(problem, cause)) {
            return;
        }
        boolean aloud = status >= UNEXPECTED;
        var line = (aloud ? LOG.atError() : LOG.atDebug()).setCause(cause).addKeyValue("request_id", request.id());
        if (!Errors.contexts(cause).isEmpty()) {
            line = line.addKeyValue("error", Errors.chain(cause));
        }
        line.log(aloud ? "{} failed with {}" : "{} answered {}", what(request), status);
    }

    private static boolean saidWhole(Problem problem, Throwable cause) {
        return cause.getCause() == null && problem.detail().equals(cause.getMessage());
    }

    private static String what(Request request) {
        Route route = request.route();
        return route == null ? request.method() : request.method() + " " + route.path();
    }
}
