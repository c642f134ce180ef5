package dev.corten.http.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LiteralsTest {
    @Test
    void everyKeyIsFoundInsideOfALongerTextAndNothingElse() {
        for (int size : new int[] {0, 1, 2, 3, 7, 8, 9, 1_000}) {
            Map<String, Integer> entries = new HashMap<>();
            for (int i = 0; i < size; i++) {
                entries.put("key" + i, i);
            }
            var literals = new Literals<>(entries);

            entries.forEach((key, value) -> assertThat(literals.get("/" + key + "/", 1, key.length() + 1))
                    .isEqualTo(value));
            assertThat(literals.get("/key" + size, 1, 4 + String.valueOf(size).length()))
                    .isNull();
            assertThat(literals.get("", 0, 0)).isNull();
        }
    }

    @Test
    void keysOfTheSameHashAreToldApart() {
        var literals = new Literals<>(Map.of("Aa", 1, "BB", 2));

        assertThat(literals.get("Aa", 0, 2)).isEqualTo(1);
        assertThat(literals.get("BB", 0, 2)).isEqualTo(2);
        assertThat(literals.get("C#", 0, 2)).isNull();
    }
}
