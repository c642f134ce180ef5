package dev.corten.http;

import static dev.corten.http.Exchange.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestTest {
    record User(String name) {}

    @Test
    void theTargetHasAPathAndPerhapsAQuery() {
        assertThat(request("GET", "/a%2Fb?c=d?e").path()).isEqualTo("/a%2Fb");
        assertThat(request("GET", "/a%2Fb?c=d?e").queryString()).isEqualTo("c=d?e");
        assertThat(request("GET", "/a").queryString()).isNull();
        assertThat(request("GET", "/a?").queryString()).isEmpty();
    }

    @Test
    void aHarmlessRequestIdOfTheClientIsKept() {
        assertThat(request("GET", "/", "x-request-id", "abc-123_4.5:6~7+8/9=0@x")
                        .id())
                .isEqualTo("abc-123_4.5:6~7+8/9=0@x");
        assertThat(request("GET", "/", "X-Request-Id", "a".repeat(128)).id()).hasSize(128);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a\nb", "é", "<script>", "\"", "x;y"})
    void anotherIsReplaced(String id) {
        assertThat(request("GET", "/", "X-Request-Id", id).id()).matches("[0-9a-f]{32}");
        assertThat(request("GET", "/", "X-Request-Id", "a".repeat(129)).id()).matches("[0-9a-f]{32}");
    }

    @Test
    void theRequestIdStaysTheSame() {
        Request request = request("GET", "/");

        assertThat(request.id())
                .isEqualTo(request.id())
                .isNotEqualTo(request("GET", "/").id());
    }

    @Test
    void aLayerLeavesAValueForWhatIsFurtherIn() {
        Request request = request("GET", "/");
        request.extend(User.class, new User("Ada"));
        request.extend(User.class, new User("Grace"));

        assertThat(request.extension(User.class)).isEqualTo(new User("Grace"));
        assertThat(request.extension(String.class)).isNull();
    }

    @Test
    void aVariableThatTheRouteDoesNotHaveIsAMistakeOfTheProgram() {
        assertThatThrownBy(() -> request("GET", "/").variable("id"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the route has no variable {id}");
    }
}
