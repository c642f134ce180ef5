package tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.corten.client.ApiClient;
import dev.corten.client.ClientException;
import dev.corten.http.Reply;
import dev.corten.json.Field;
import dev.corten.server.RunningServer;
import dev.corten.server.Server;
import dev.corten.server.ServerConfig;
import dev.corten.sql.Db;
import dev.corten.testing.PostgresTest;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The Task API as another service calls it: by the client that the compiler wrote, over a socket. */
@PostgresTest
class TasksClientTest {
    private RunningServer server;
    private ApiClient api;
    private ClientTaskRoutes tasks;

    @BeforeEach
    void start(Db db) {
        server = Server.bind(ServerConfig.of(0)).serve(Tasks.app(db));
        api = ApiClient.of(server.url());
        tasks = new ClientTaskRoutes(api);
    }

    @AfterEach
    void stop() {
        api.close();
        server.close();
    }

    @Test
    void aTaskIsCreatedReadChangedListedAndDeleted() throws Exception {
        Reply<Task> created = tasks.create(new CreateTask("Buy milk & \u00e4\uD83D\uDE00", null));
        Task task = created.body();
        assertThat(created.headers()).contains("location", "/tasks/" + task.id());
        assertThat(tasks.get(task.id())).isEqualTo(task);

        Task changed = tasks.update(
                task.id(), new UpdateTask(Field.absent(), Field.of("two litres"), Field.of(TaskStatus.COMPLETED)));
        assertThat(changed.title()).isEqualTo(task.title());
        assertThat(changed.description()).isEqualTo("two litres");

        Reply<List<Task>> page = tasks.list(10, 0, TaskStatus.COMPLETED);
        assertThat(page.body()).containsExactly(changed);
        assertThat(page.headers()).contains("x-total-count", "1");
        assertThat(tasks.list(10, 0, TaskStatus.PENDING).body()).isEmpty();
        assertThat(tasks.list(10, 0, null).body()).hasSize(1);

        tasks.delete(task.id());
        assertThat(tasks.list(10, 0, null).body()).isEmpty();
    }

    @Test
    void errorsAreTheExceptionsThatTheRoutesThrow() {
        UUID unknown = UUID.randomUUID();

        assertThatThrownBy(() -> tasks.get(unknown))
                .isInstanceOf(TaskNotFound.class)
                .hasMessage("Task with id " + unknown + " not found");
        assertThatThrownBy(() -> tasks.create(new CreateTask(" ", null)))
                .isInstanceOf(InvalidTask.class)
                .hasMessage("Title cannot be empty");
        assertThatThrownBy(() -> tasks.list(101, 0, null))
                .isInstanceOf(InvalidTask.class)
                .hasMessage("limit must be between 1 and 100");
    }

    @Test
    void aWrongAddressIsNoUnknownTask() {
        var elsewhere = new ClientTaskRoutes(ApiClient.of(server.url() + "/elsewhere"));

        assertThatThrownBy(() -> elsewhere.get(UUID.randomUUID()))
                .isInstanceOf(ClientException.class)
                .hasMessageContaining(" answered 404 (request ")
                .hasMessageContaining("{\"error\":\"No route for /elsewhere/tasks/");
    }

    @Test
    void whatTheServiceCannotDoIsOneException(Db db) throws Exception {
        var health = new ClientHealthRoutes(api);
        assertThat(health.live()).isEqualTo(new Health("ok"));
        db.close();

        assertThatThrownBy(health::ready).isInstanceOf(NotReady.class).hasMessage("The database does not answer");
        assertThatThrownBy(() -> tasks.list(1, 0, null)).isInstanceOfSatisfying(ClientException.class, e -> {
            assertThat(e.status()).isEqualTo(500);
            assertThat(e.body()).isEqualTo("{\"error\":\"A database error occurred\",\"status\":500}");
            assertThat(e)
                    .hasMessage(
                            "GET " + server.url() + "/tasks answered 500 (request " + e.requestId() + "): " + e.body());
        });
    }
}
