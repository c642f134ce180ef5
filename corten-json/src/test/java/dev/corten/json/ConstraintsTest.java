package dev.corten.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConstraintsTest {
    @ParameterizedTest
    @ValueSource(strings = {"a@b", "ada.lovelace+tag@example.org", "ä@bücher.example", "a@a-b.c", "o'neil@x.y"})
    void addressesOfMailAreTaken(String text) {
        assertThat(Constraints.email(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "@", "a", "a@", "@b", ".a@b", "a.@b", "a..b@c", "a b@c", "a@b c", "a@-b", "a@b-", "a@b-.c",
                "a@b..c", "a@b.", "a@@b", "a@b_c", "a\n@b", "a@b\n"
            })
    void otherTextsAreNot(String text) {
        assertThat(Constraints.email(text)).isFalse();
    }

    @Test
    void addressesOfMailHaveALimit() {
        assertThat(Constraints.email("a".repeat(64) + "@b")).isTrue();
        assertThat(Constraints.email("a".repeat(65) + "@b")).isFalse();
        assertThat(Constraints.email("a@" + "b".repeat(63))).isTrue();
        assertThat(Constraints.email("a@" + "b".repeat(64))).isFalse();
        assertThat(Constraints.email("a@" + "b.".repeat(200) + "c")).isFalse();
    }

    @Test
    void sizesIncludeBothEnds() {
        assertThat(Constraints.size("ab", 2, 3)).isTrue();
        assertThat(Constraints.size("abc", 2, 3)).isTrue();
        assertThat(Constraints.size("a", 2, 3)).isFalse();
        assertThat(Constraints.size("abcd", 2, 3)).isFalse();
        assertThat(Constraints.size("😀😀", 0, 2)).isTrue();
        assertThat(Constraints.size(List.of(1), 1, 1)).isTrue();
        assertThat(Constraints.size(List.of(), 1, 1)).isFalse();
        assertThat(Constraints.size(Map.of(1, 1), 0, 0)).isFalse();
    }

    @Test
    void boundsAreExactForAllNumbers() {
        var tenth = new BigDecimal("0.1");
        assertThat(Constraints.atLeast(new BigDecimal("0.10"), tenth, true)).isTrue();
        assertThat(Constraints.atLeast(new BigDecimal("0.10"), tenth, false)).isFalse();
        assertThat(Constraints.atMost(new BigDecimal("0.11"), tenth, true)).isFalse();
        assertThat(Constraints.atMost(-1e300, tenth, false)).isTrue();
        assertThat(Constraints.atLeast(BigInteger.TEN.pow(30), tenth, false)).isTrue();
        assertThat(Constraints.atMost(0.5f, tenth, true)).isFalse();
        assertThat(Constraints.between(Long.MAX_VALUE, 0, Long.MAX_VALUE)).isTrue();
        assertThat(Constraints.between((Number) (byte) -1, 0, 5)).isFalse();
    }

    @Test
    void digitsAreCountedWithoutZerosAtTheEnds() {
        assertThat(Constraints.digits(new BigDecimal("123.4500"), 3, 2)).isTrue();
        assertThat(Constraints.digits(new BigDecimal("1234"), 3, 2)).isFalse();
        assertThat(Constraints.digits(new BigDecimal("0.001"), 3, 2)).isFalse();
        assertThat(Constraints.digits(new BigDecimal("1E+3"), 3, 0)).isFalse();
        assertThat(Constraints.digits(1000L, 4, 0)).isTrue();
        assertThat(Constraints.digits(0, 1, 0)).isTrue();
        assertThat(Constraints.digits(BigInteger.TEN.pow(30), 31, 0)).isTrue();
        assertThat(Constraints.digits(null, 1, 1)).isTrue();
    }

    @Test
    void aPatternThatTakesTooLongDoesNotMatch() {
        assertThat(Constraints.matches("a".repeat(1_000), Pattern.compile("(a+)+")))
                .isTrue();
        assertThat(Constraints.matches("a".repeat(60) + "b", Pattern.compile("(a+)+")))
                .isFalse();
        assertThat(Constraints.matches("ab".repeat(100_000), Pattern.compile("(a|b)*")))
                .isFalse();
    }

    @Test
    void whatIsNotThereIsAlwaysRight() {
        assertThat(Constraints.size((String) null, 1, 2)).isTrue();
        assertThat(Constraints.notBlank(null)).isTrue();
        assertThat(Constraints.email(null)).isTrue();
        assertThat(Constraints.between((Number) null, 1, 2)).isTrue();
        assertThat(Constraints.atLeast(null, BigDecimal.ONE, true)).isTrue();
    }
}
