package hello;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corten.http.Router;
import dev.corten.testing.TestApp;
import org.junit.jupiter.api.Test;

class HelloTest {
    private final TestApp app = TestApp.of(Router.of(new HttpHello(new Hello())));

    @Test
    void theIndexGreets() {
        var response = app.get("/").send();

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.header("Content-Type")).startsWith("text/plain");
        assertThat(response.body()).isEqualTo("Hello from Corten!");
    }

    @Test
    void theHealthIsOk() {
        var response = app.get("/health").send();

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.header("Content-Type")).isEqualTo("application/json");
        assertThat(response.body()).isEqualTo("{\"status\":\"ok\"}");
    }

    @Test
    void aUserIsCreatedWithTheFirstId() {
        var response = app.post("/users")
                .json("{\"name\":\"Alex\",\"email\":\"alex@example.com\"}")
                .send();

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.body()).isEqualTo("{\"id\":1,\"name\":\"Alex\",\"email\":\"alex@example.com\"}");
    }

    @Test
    void aUserWithoutANameAndAnEmailIsRefusedNamingBoth() {
        var response = app.post("/users").json("{}").send();

        assertThat(response.status()).isEqualTo(422);
        assertThat(response.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(response.body()).contains("$.name").contains("$.email");
    }
}
