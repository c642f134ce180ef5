package dev.corten.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FieldTest {
    @Test
    void aPresentFieldHasItsValueEvenIfThatIsNull() {
        assertThat(Field.of("a").orElse("b")).isEqualTo("a");
        assertThat(Field.<String>of(null).orElse("b")).isNull();
        assertThat(Field.of("a").isPresent()).isTrue();
        assertThat(Field.of("a").map(String::length)).isEqualTo(Field.of(1));
    }

    @Test
    void anAbsentFieldHasNone() {
        Field<String> absent = Field.absent();
        List<String> seen = new ArrayList<>();
        absent.ifPresent(seen::add);
        Field.of("a").ifPresent(seen::add);

        assertThat(seen).containsExactly("a");
        assertThat(absent.orElse("b")).isEqualTo("b");
        assertThat(absent.isPresent()).isFalse();
        assertThat(absent.map(String::length)).isEqualTo(Field.absent());
    }
}
