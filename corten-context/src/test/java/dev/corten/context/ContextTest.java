package dev.corten.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ContextTest {
    record User(String name) {}

    @Test
    void aValueHoldsForTheCallAndNoLonger() {
        var context = Context.current().with(User.class, new User("Ada"));
        assertThat(Context.current().value(User.class)).isNull();

        String name = context.call(() -> {
            String inner = Context.current()
                    .with(User.class, new User("Grace"))
                    .call(() -> Context.current().value(User.class).name());
            return inner + Context.current().value(User.class).name();
        });

        assertThat(name).isEqualTo("GraceAda");
        assertThat(Context.current().value(User.class)).isNull();
    }

    @Test
    void whatTheWorkThrowsComesOutWithItsType() {
        assertThatThrownBy(() -> Context.current().call(() -> {
                    throw new IOException("gone");
                }))
                .isInstanceOf(IOException.class)
                .hasMessage("gone");
    }

    @Test
    void fieldsOfAllLayersAreShownTheOldestFirst() {
        var shown = new ArrayList<String>();
        Context.current()
                .with(LogFields.class, LogFields.of("request_id", "r1"))
                .with(User.class, new User("Ada"))
                .with(LogFields.class, LogFields.of("job", "j1"))
                .forEach(LogFields.class, fields -> fields.forEach((name, value) -> shown.add(name + "=" + value)));

        assertThat(shown).isEqualTo(List.of("request_id=r1", "job=j1"));
    }

    @Test
    void aDeadlineIsNeverLaterThanTheOneAround() {
        assertThat(Deadline.left()).isNull();
        var soon = Context.current().with(Deadline.class, Deadline.in(Duration.ofSeconds(5)));

        soon.call(() -> {
            assertThat(Deadline.left()).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(5));
            assertThat(Deadline.in(Duration.ofHours(1))).isEqualTo(soon.value(Deadline.class));
            assertThat(Deadline.in(Duration.ZERO)).isNotEqualTo(soon.value(Deadline.class));
            return null;
        });
        Context.current().with(Deadline.class, Deadline.in(Duration.ZERO)).call(() -> {
            assertThat(Deadline.left()).isZero();
            return null;
        });
    }

    @Test
    void withoutATypeTheOtherValuesStay() {
        var context = Context.current()
                .with(User.class, new User("Ada"))
                .with(LogFields.class, LogFields.of("job", "j1"))
                .with(User.class, new User("Grace"));

        var rest = context.without(User.class);

        assertThat(rest.value(User.class)).isNull();
        assertThat(rest.value(LogFields.class)).isSameAs(context.value(LogFields.class));
        assertThat(rest.without(User.class)).isSameAs(rest);
        assertThat(Context.current().without(User.class)).isSameAs(Context.current());
    }
}
