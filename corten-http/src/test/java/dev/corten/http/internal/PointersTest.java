package dev.corten.http.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PointersTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "$ | #",
                "$.title | #/title",
                "$.items[2].price | #/items/2/price",
                "$[0][10] | #/0/10",
                "$[\"list price\"].a | #/list%20price/a",
                "$[\"a/b~c\"] | #/a~1b~0c",
                "$[\"\"] | #/",
                "$[\"say \\\"hi\\\" \\\\\"] | #/say%20%22hi%22%20%5C",
                "$.größe | #/gr%C3%B6%C3%9Fe",
                "$[\"a.b[0]\"] | #/a.b%5B0%5D",
                // Written by hand, and no paths: all of it is shown, and nothing fails.
                "$[\"open | #/open",
                "$[7 | #/7",
            })
    void aPathIsAPointer(String path, String pointer) {
        assertThat(Pointers.of(path)).isEqualTo(pointer);
    }
}
