package dev.corten.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corten.http.Response;
import dev.corten.http.Route;
import dev.corten.http.Router;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class TestClockTest {
    private final TestClock clock = TestClock.at("2026-01-31T12:00:00Z");

    @Test
    void aHandlerSeesTheTimeThatTheTestSets() {
        var app = TestApp.of(
                Router.of(() -> List.of(Route.of("GET", "/now", "now", _ -> Response.text("" + clock.instant())))));

        app.get("/now").send().hasBody("2026-01-31T12:00:00Z");
        assertThat(clock.advance(Duration.ofMinutes(31))).isEqualTo(Instant.parse("2026-01-31T12:31:00Z"));
        app.get("/now").send().hasBody("2026-01-31T12:31:00Z");
        clock.set(Instant.EPOCH);
        app.get("/now").send().hasBody("1970-01-01T00:00:00Z");
    }

    @Test
    void aClockOfItMovesAlong() {
        Clock utc = clock.withZone(ZoneOffset.UTC);

        clock.advance(Duration.ofHours(-1));

        assertThat(utc.instant()).isEqualTo(Instant.parse("2026-01-31T11:00:00Z"));
        assertThat(clock).hasToString("TestClock at 2026-01-31T11:00:00Z");
    }
}
