package dev.corten.compiler.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestNameTest {
    private static final List<String> COLUMNS = List.of("id", "title", "description", "created_at", "updated_at");

    @Test
    void aTypingMistakeIsFound() {
        assertThat(NearestName.of("titel", COLUMNS)).contains("title");
        assertThat(NearestName.of("TITLE", COLUMNS)).contains("title");
        assertThat(NearestName.of("descripton", COLUMNS)).contains("description");
        assertThat(NearestName.of("createdat", COLUMNS)).contains("created_at");
        assertThat(NearestName.of("idd", COLUMNS)).contains("id");
    }

    @Test
    void anotherWordIsNotAMistake() {
        assertThat(NearestName.of("price", COLUMNS)).isEmpty();
        assertThat(NearestName.of("x", COLUMNS)).isEmpty();
        assertThat(NearestName.of("xy", COLUMNS)).isEmpty();
        assertThat(NearestName.of("title", List.of())).isEmpty();
    }

    @Test
    void aSwapIsOneMistake() {
        assertThat(NearestName.distance("titel", "title")).isEqualTo(1);
        assertThat(NearestName.distance("", "abc")).isEqualTo(3);
        assertThat(NearestName.distance("abc", "abc")).isZero();
    }
}
