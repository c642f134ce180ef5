package dev.corten.sql;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class StatementTest {
    private final Statement byId = new Statement("TaskQueries.byId", "SELECT id FROM tasks WHERE id = ?");

    @Test
    void nullForAParameterThatIsNotMarkedIsRefusedByItsName() {
        assertThatThrownBy(() -> byId.require("id", null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("TaskQueries.byId: the parameter id is null, but not marked @Nullable");
    }

    @Test
    void aValueIsAccepted() {
        assertThatCode(() -> byId.require("id", new UUID(0, 1))).doesNotThrowAnyException();
    }
}
