package dev.corten.http;

import static dev.corten.http.Exchange.send;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.corten.context.Errors;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class ErrorsTest {
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @Status(404)
    static class NoSuchTask extends ApiException {
        NoSuchTask() {
            super("No such task");
        }
    }

    static final class NoSuchTaskToday extends NoSuchTask {}

    @Status(503)
    static final class Closed extends RuntimeException {
        Closed(Throwable cause) {
            super("Closed on Sundays", cause);
        }
    }

    @Status(503)
    static final class Draining extends ApiException {
        Draining() {
            super("Come back later");
        }
    }

    static final class WithoutStatus extends ApiException {
        WithoutStatus() {
            super("secret");
        }
    }

    @BeforeEach
    void listen() {
        log.start();
        ((Logger) LoggerFactory.getLogger(Router.class)).addAppender(log);
    }

    @AfterEach
    void stopListening() {
        ((Logger) LoggerFactory.getLogger(Router.class)).detachAppender(log);
    }

    private static Router router(Handler handler) {
        return Router.of(() -> List.of(Route.of("GET", "/tasks/{id}", "test", handler)));
    }

    private static String answer(Handler handler) throws Exception {
        return send(router(handler), "GET", "/tasks/1", "X-Request-Id", "r1");
    }

    @Test
    void anExceptionWithAStatusIsItsMessage() throws Exception {
        String expected = """
                404
                Content-Type: application/problem+json
                {"title":"Not Found","status":404,"detail":"No such task","request_id":"r1"}""";

        assertThat(answer(_ -> {
                    throw new NoSuchTask();
                }))
                .isEqualTo(expected);
        assertThat(answer(_ -> {
                    throw new NoSuchTaskToday();
                }))
                .isEqualTo(expected);
        assertThat(log.list).isEmpty();
    }

    @Test
    void anythingUnexpectedIsA500ThatSaysNothingAndOneLineOfLog() throws Exception {
        String expected = """
                500
                Content-Type: application/problem+json
                {"title":"Internal Server Error","status":500,"detail":"An internal error occurred","request_id":"r1"}""";
        var cause = new IllegalStateException("password=hunter2", new IOException("disk"));

        assertThat(answer(_ -> {
                    throw cause;
                }))
                .isEqualTo(expected);
        assertThat(log.list).hasSize(1);
        assertThat(log.list.getFirst().getFormattedMessage()).isEqualTo("GET /tasks/{id} failed with 500");
        assertThat(log.list.getFirst().getKeyValuePairs()).hasToString("[request_id=\"r1\"]");
        assertThat(log.list.getFirst().getThrowableProxy().getCause().getMessage())
                .isEqualTo("disk");
    }

    @Test
    void whatWasBeingDoneIsLoggedAsOneChain() throws Exception {
        assertThat(answer(_ -> Errors.context("loading user 7", () -> {
                    Errors.context("reading the profile", () -> {
                        throw new IllegalStateException("no profile", new IOException("disk"));
                    });
                    return Response.of(204);
                })))
                .startsWith("500\n")
                .doesNotContain("user 7");
        assertThat(log.list).hasSize(1);
        assertThat(log.list.getFirst().getKeyValuePairs())
                .hasToString(
                        "[request_id=\"r1\", error=\"loading user 7: reading the profile: IllegalStateException: no profile: IOException: disk\"]");
    }

    @Test
    void anAnswerStaysWhatItIsWhateverWasBeingDone() throws Exception {
        assertThat(answer(_ -> Errors.context("loading task 1", () -> {
                    throw new NoSuchTask();
                })))
                .startsWith("404\n")
                .contains("\"detail\":\"No such task\"");
    }

    @Test
    void errorsOfTheVirtualMachineAndNullsAreAlsoA500() throws Exception {
        assertThat(answer(_ -> {
                    throw new StackOverflowError();
                }))
                .startsWith("500\n");
        assertThat(answer(_ -> {
                    throw new WithoutStatus();
                }))
                .startsWith("500\n")
                .doesNotContain("secret");
        assertThat(answer(_ -> null)).startsWith("500\n");
        assertThat(log.list).hasSize(3);
    }

    @Test
    void aServerErrorWithAStatusIsLoggedWithItsCause() throws Exception {
        assertThat(answer(_ -> {
                    throw new Closed(new IOException("disk"));
                }))
                .isEqualTo("""
                        503
                        Content-Type: application/problem+json
                        {"title":"Service Unavailable","status":503,"detail":"Closed on Sundays","request_id":"r1"}""");
        assertThat(log.list).hasSize(1);
    }

    @Test
    void aServerErrorThatAHandlerChoseIsNoFaultAndNotLogged() throws Exception {
        assertThat(answer(_ -> {
                    throw new Draining();
                }))
                .startsWith("503\n")
                .contains("Come back later");
        assertThat(log.list).isEmpty();
    }

    @Test
    void theApplicationChoosesTheFormOfErrors() throws Exception {
        Router plain = router(_ -> {
                    throw new NoSuchTask();
                })
                .errors((problem, request) -> Response.text(request.id() + ": " + problem.detail()));

        assertThat(send(plain, "GET", "/tasks/1", "X-Request-Id", "r1")).isEqualTo("""
                404
                Content-Type: text/plain; charset=utf-8
                r1: No such task""");
        assertThat(send(plain, "GET", "/nowhere", "X-Request-Id", "r1")).endsWith("r1: No route for /nowhere");
        assertThat(send(plain, "DELETE", "/tasks/1", "X-Request-Id", "r1"))
                .startsWith("405\nAllow: GET, HEAD, OPTIONS\n");
    }

    @Test
    void anErrorFormatThatFailsLeavesTheUsualOne() throws Exception {
        Router broken = router(_ -> {
                    throw new NoSuchTask();
                })
                .errors((_, _) -> {
                    throw new IllegalStateException("broken");
                });

        assertThat(send(broken, "GET", "/tasks/1", "X-Request-Id", "r1"))
                .startsWith("404\nContent-Type: application/problem+json\n");
    }

    @Test
    void layersSeeTheWrittenResponseAndItsProblem() throws Exception {
        var seen = new StringBuilder();
        Router layered = router(_ -> {
                    throw new NoSuchTask();
                })
                .layer((request, next) -> {
                    Response response = next.handle(request);
                    seen.append(response.problem().detail())
                            .append(' ')
                            .append(response.content().length() > 0);
                    return response.header("X-Layer", "yes");
                });

        assertThat(send(layered, "GET", "/tasks/1")).contains("X-Layer: yes");
        assertThat(seen).hasToString("No such task true");
    }

    @Test
    void whatALayerThrowsOrAnswersIsWrittenTooAndOuterLayersSeeIt() throws Exception {
        var seen = new StringBuilder();
        Layer outer = (request, next) -> {
            Response response = next.handle(request);
            seen.append(response.status()).append(' ');
            return response;
        };
        Router throwing = router(_ -> Response.of(200)).layer(outer).layer((_, _) -> {
            throw new NoSuchTask();
        });
        Router answering = router(_ -> Response.of(200))
                .layer(outer)
                .layer((_, _) -> Response.problem(Problem.of(429, "Slowly")).header("Retry-After", "5"));

        assertThat(send(throwing, "GET", "/tasks/1", "X-Request-Id", "r1"))
                .startsWith("404\n")
                .contains("No such task");
        assertThat(send(answering, "GET", "/tasks/1", "X-Request-Id", "r1")).isEqualTo("""
                429
                Retry-After: 5
                Content-Type: application/problem+json
                {"title":"Too Many Requests","status":429,"detail":"Slowly","request_id":"r1"}""");
        assertThat(seen).hasToString("404 429 ");
    }

    @Test
    void aNestedRouterKeepsItsErrorFormatAndTheOthersTakeThatOfTheOutermost() throws Exception {
        ErrorFormat inner = (_, _) -> Response.text("inner");
        ErrorFormat outer = (_, _) -> Response.text("outer");
        Handler failing = _ -> {
            throw new NoSuchTask();
        };
        Router all = Router.of()
                .errors(outer)
                .nest("/own", router(failing).errors(inner))
                .nest("/none", router(failing).layer((request, next) -> next.handle(request)));

        assertThat(send(all, "GET", "/own/tasks/1")).endsWith("\ninner");
        assertThat(send(all, "GET", "/none/tasks/1")).endsWith("\nouter");
        assertThat(send(all, "GET", "/own/nowhere")).endsWith("\nouter");
    }

    @Test
    void aProblemWithPartsListsThem() throws Exception {
        assertThat(answer(_ -> {
                    throw new RejectedException(new Rejection.InvalidContent(List.of(
                            new Problem.Part.Value("$.title", "is required"),
                            new Problem.Part.Value("$.tags[1]", "must be a \"tag\""))));
                }))
                .isEqualTo("""
                        422
                        Content-Type: application/problem+json
                        {"title":"Unprocessable Content","status":422,"detail":"$.title is required; $.tags[1] must be a \
                        \\"tag\\"","errors":[{"pointer":"#/title","detail":"is required"},{"pointer":"#/tags/1","detail":"must be a \
                        \\"tag\\""}],"request_id":"r1"}""");
    }
}
