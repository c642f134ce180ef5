package dev.corten.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ParserTest {
    @Test
    void eachTypeHasItsNotation() {
        assertThat(Parser.TEXT.parse(" as it is ")).isEqualTo(" as it is ");
        assertThat(Parser.SECRET.parse("s").reveal()).isEqualTo("s");
        assertThat(Parser.INTEGER.parse(" 3000 ")).isEqualTo(3000);
        assertThat(Parser.LONG.parse("-3000000000")).isEqualTo(-3_000_000_000L);
        assertThat(Parser.NUMBER.parse("0.25")).isEqualTo(0.25);
        assertThat(Parser.BOOLEAN.parse("true")).isTrue();
        assertThat(Parser.PATH.parse("/var/lib")).isEqualTo(Path.of("/var/lib"));
        assertThat(Parser.ADDRESS.parse("https://example.com/a")).isEqualTo(URI.create("https://example.com/a"));
    }

    @ParameterizedTest
    @CsvSource({"500ms,PT0.5S", "30s,PT30S", "5m,PT5M", "2h,PT2H", "7d,PT168H", "PT1M30S,PT1M30S", "0s,PT0S"})
    void durationsHaveAUnit(String text, Duration expected) {
        assertThat(Parser.DURATION.parse(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "30",
                "s",
                "1.5s",
                "30 s",
                "30S",
                "5 minutes",
                "PT",
                "99999999999999999999s",
                "9223372036854775807d",
                ""
            })
    void otherDurationsAreRefused(String text) {
        assertThatThrownBy(() -> Parser.DURATION.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("expected a duration like 500ms, 30s, 5m, 2h or 7d, got \"" + text + "\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"NaN", "1e999", "0x1p3", "1f", "one", ""})
    void otherNumbersAreRefused(String text) {
        assertThatThrownBy(() -> Parser.NUMBER.parse(text)).hasMessage("expected a number, got \"" + text + "\"");
    }

    @Test
    void aLabelIsOneOfAFew() {
        Parser<Integer> size = Parser.oneOf(Map.entry("small", 1), Map.entry("medium", 2), Map.entry("large", 3));
        assertThat(size.parse("medium")).isEqualTo(2);
        assertThatThrownBy(() -> size.parse("huge")).hasMessage("expected small, medium or large, got \"huge\"");
    }

    @Test
    void elementsOfListsAreSeparatedByCommas() {
        assertThat(Parser.list(Parser.TEXT).parse("a, b c ,d")).isEqualTo(List.of("a", "b c", "d"));
        assertThat(Parser.list(Parser.INTEGER).parse("")).isEmpty();
        assertThatThrownBy(() -> Parser.list(Parser.TEXT).parse("a,,b"))
                .hasMessage("expected a text, or several with commas between, got \"a,,b\"");
    }

    @Test
    void whatMayHoldAPasswordIsNotShown() {
        assertThatThrownBy(() -> Parser.ADDRESS.parse("//user:hunter2@host"))
                .hasMessage("expected a URI like https://example.com/path");
        assertThatThrownBy(() -> Parser.list(Parser.SECRET).parse("hunter2,,"))
                .hasMessage("expected a secret, or several with commas between");
    }

    @Test
    void whatIsShownIsShortAndHasNoControlCharacters() {
        assertThatThrownBy(() -> Parser.INTEGER.parse("1\n2\u001b[31m" + "x".repeat(100)))
                .hasMessage("expected a whole number from -2147483648 to 2147483647, got \"1\\u000a2\\u001b[31m"
                        + "x".repeat(52) + "…\"");
    }
}
