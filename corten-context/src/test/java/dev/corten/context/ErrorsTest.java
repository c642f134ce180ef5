package dev.corten.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class ErrorsTest {
    private static String load(int id) throws IOException {
        return Errors.context("loading user " + id, () -> Errors.context("reading the profile", () -> read(id)));
    }

    private static String read(int id) throws IOException {
        if (id == 7) {
            throw new IOException("disk", new IllegalStateException());
        }
        return "user " + id;
    }

    @Test
    void whatSucceedsIsGiven() throws Exception {
        assertThat(load(1)).isEqualTo("user 1");
    }

    @Test
    void whatFailsStaysWhatItIsAndTellsWhatWasBeingDone() {
        assertThatThrownBy(() -> load(7)).isExactlyInstanceOf(IOException.class).satisfies(e -> {
            assertThat(Errors.contexts(e)).containsExactly("loading user 7", "reading the profile");
            assertThat(Errors.chain(e))
                    .isEqualTo("loading user 7: reading the profile: IOException: disk: IllegalStateException");
        });
    }

    @Test
    void aStackTraceShowsWhatWasBeingDone() {
        var trace = new StringWriter();
        assertThatThrownBy(() -> load(7)).satisfies(e -> e.printStackTrace(new PrintWriter(trace)));
        assertThat(trace.toString())
                .contains("Suppressed: dev.corten.context.While: reading the profile")
                .contains("Suppressed: dev.corten.context.While: loading user 7");
    }

    @Test
    void anEffectIsToldOfToo() {
        assertThatThrownBy(() -> Errors.context("deleting", () -> {
                    throw new IllegalStateException("no");
                }))
                .satisfies(e -> assertThat(Errors.chain(e)).isEqualTo("deleting: IllegalStateException: no"));
    }

    @Test
    void otherSuppressedExceptionsAreNoContexts() {
        var error = new IOException("disk");
        error.addSuppressed(new IOException("closing"));
        assertThat(Errors.contexts(error)).isEmpty();
        assertThat(Errors.chain(error)).isEqualTo("IOException: disk");
    }

    @Test
    void anExceptionThatIsThrownAgainAndAgainDoesNotGrow() {
        var error = new IllegalStateException("again");
        for (int i = 0; i < 100; i++) {
            assertThatThrownBy(() -> Errors.context("trying", () -> {
                        throw error;
                    }))
                    .isSameAs(error);
        }
        assertThat(error.getSuppressed()).hasSize(32);
    }

    @Test
    void aCauseThatIsItsOwnEndsTheChain() {
        var first = new IllegalStateException("a");
        first.initCause(new IllegalStateException("b", first));
        assertThat(Errors.chain(first)).startsWith("IllegalStateException: a: IllegalStateException: b: ");
    }
}
