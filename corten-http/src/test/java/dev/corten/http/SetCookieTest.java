package dev.corten.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.corten.http.SetCookie.SameSite;
import java.time.Duration;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class SetCookieTest {
    @Test
    void theDefaultsAreCareful() {
        assertThat(SetCookie.of("session", "abc").field())
                .isEqualTo("session=abc; Path=/; Secure; HttpOnly; SameSite=Lax");
    }

    @Test
    void everythingElseIsSaid() {
        assertThat(SetCookie.of("theme", "dark")
                        .path("/app")
                        .domain("example.com")
                        .maxAge(Duration.ofDays(7))
                        .sameSite(SameSite.NONE)
                        .visibleToScripts()
                        .inPartitions()
                        .field())
                .isEqualTo(
                        "theme=dark; Path=/app; Domain=example.com; Max-Age=604800; Secure; SameSite=None; Partitioned");
        assertThat(SetCookie.of("a", "").insecure().sameSite(SameSite.STRICT).field())
                .isEqualTo("a=; Path=/; HttpOnly; SameSite=Strict");
    }

    @Test
    void aCookieIsForgotten() {
        assertThat(SetCookie.forget("__Host-session").field())
                .isEqualTo("__Host-session=; Path=/; Max-Age=0; Secure; HttpOnly; SameSite=Lax");
    }

    @Test
    void aCookieOnAResponseAndOnAReply() throws Exception {
        SetCookie cookie = SetCookie.of("a", "1");
        Response response = Response.of(204).cookie(cookie).cookie(SetCookie.of("b", "2"));
        assertThat(Exchange.show(response)).isEqualTo("""
                204
                Set-Cookie: a=1; Path=/; Secure; HttpOnly; SameSite=Lax
                Set-Cookie: b=2; Path=/; Secure; HttpOnly; SameSite=Lax
                """);
        assertThat(Reply.empty().cookie(cookie).headers())
                .containsExactly("Set-Cookie", "a=1; Path=/; Secure; HttpOnly; SameSite=Lax");
    }

    private static void refused(Supplier<SetCookie> cookie, String message) {
        assertThatThrownBy(cookie::get)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @Test
    void whatWouldNotBeOneCookieIsRefused() {
        refused(
                () -> SetCookie.of("a b", ""),
                "the cookie a b cannot be set: its name has a character that is not allowed there");
        refused(
                () -> SetCookie.of("", ""),
                "the cookie  cannot be set: its name has a character that is not allowed there");
        for (String value : new String[] {"a;b", "a b", "a\r\nb", "a\"", "ü", "a,b", "a\\"}) {
            refused(
                    () -> SetCookie.of("a", value),
                    "the cookie a cannot be set: its value has a character that is not allowed there; encode it, by Base64 say");
        }
        refused(
                () -> SetCookie.of("a", "").path("/; Domain=evil.com"),
                "the cookie a cannot be set: its path must begin with / and be without semicolons");
        refused(
                () -> SetCookie.of("a", "").domain("evil.com; Path=/"),
                "the cookie a cannot be set: its domain is not the name of a host");
        refused(
                () -> SetCookie.of("a", "").maxAge(Duration.ofSeconds(-1)),
                "the cookie a cannot be set: it cannot be kept for a negative time; zero forgets it");
        refused(
                () -> SetCookie.of("a", "x".repeat(4096)),
                "the cookie a cannot be set: it has more than 4096 bytes, which browsers refuse");
    }

    @Test
    void whatBrowsersWouldRefuseWithoutAWordIsRefused() {
        refused(
                () -> SetCookie.of("a", "").sameSite(SameSite.NONE).insecure(),
                "the cookie a cannot be set: SameSite=None needs Secure");
        refused(
                () -> SetCookie.of("a", "").inPartitions().insecure(),
                "the cookie a cannot be set: Partitioned needs Secure");
        refused(
                () -> SetCookie.of("__Secure-a", "").insecure(),
                "the cookie __Secure-a cannot be set: __Secure- needs Secure");
        String host = " cannot be set: __Host- needs Secure, the path / and no domain";
        refused(() -> SetCookie.of("__Host-a", "").insecure(), "the cookie __Host-a" + host);
        refused(() -> SetCookie.of("__Host-a", "").path("/app"), "the cookie __Host-a" + host);
        refused(() -> SetCookie.of("__host-a", "").domain("example.com"), "the cookie __host-a" + host);
    }

    @Test
    void aCookieDoesNotShowItsValue() {
        assertThat(SetCookie.of("session", "secret")).hasToString("SetCookie[session]");
    }
}
