package dev.corten.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedirectTest {
    @Test
    void aRedirectIsA303() throws Exception {
        assertThat(Exchange.show(Response.redirect(Redirect.to("/tasks?done=%20#top"))))
                .isEqualTo("303\nLocation: /tasks?done=%20#top\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"//evil.com", "/\\evil.com", "https://evil.com", "tasks", "", "\\\\evil.com"})
    void aPathLeadsToNoOtherHost(String path) {
        assertThatThrownBy(() -> Redirect.to(path))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("not a path of this service: \"" + path + "\"; Redirect.elsewhere leads away");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/a\r\nSet-Cookie: b", "/a b", "/\u00fc", "/a\tb", "/<script>", "/a\\..\\b", "/\t/evil.com"})
    void whatIsNoReferenceIsRefused(String path) {
        assertThatThrownBy(() -> Redirect.to(path))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("not where a client can go: \"" + path.replaceAll("[^ -~]", "?") + "\"");
    }

    @Test
    void elsewhereIsAnAddressOfTheWeb() {
        assertThat(Redirect.elsewhere(URI.create("https://example.com/ü")).location())
                .isEqualTo("https://example.com/%C3%BC");
        for (String wrong : new String[] {"javascript:alert(1)", "/tasks", "ftp://example.com", "https:///x"}) {
            assertThatThrownBy(() -> Redirect.elsewhere(URI.create(wrong)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("not an address of the web: " + wrong);
        }
    }
}
