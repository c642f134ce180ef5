package dev.corten.json;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WrittenNumbersAndNamesTest {
    @Test
    void wholeNumbersOfEachLengthHaveTheirDigits() {
        long power = 1;
        for (int digits = 1; digits <= 19; digits++) {
            for (long number : new long[] {power - 1, power, power + 1, power / 7 * 13, power * 9}) {
                isWritten(number);
                isWritten(-number);
            }
            power *= 10;
        }
    }

    @Test
    void theFirstThousandNumbersHaveTheirDigits() {
        for (int number = 0; number < 1000; number++) {
            isWritten(number);
        }
    }

    @Test
    void theLeastAndTheGreatestNumberHaveTheirDigits() {
        isWritten(Long.MIN_VALUE);
        isWritten(Long.MIN_VALUE + 1);
        isWritten(Long.MAX_VALUE);
    }

    @Test
    void namesOfEachLengthAreWrittenWhole() {
        for (int length = 0; length <= 40; length++) {
            String name = "n".repeat(length);
            var out = JsonWriter.create();
            out.beginObject();
            for (int i = 0; i < 30; i++) {
                out.field(FieldName.of(name)).value(i);
            }
            out.endObject();
            var expected = new StringBuilder();
            for (int i = 0; i < 30; i++) {
                expected.append(i == 0 ? '{' : ',')
                        .append('"')
                        .append(name)
                        .append("\":")
                        .append(i);
            }
            assertThat(out.toString()).isEqualTo(expected + "}");
        }
    }

    private static void isWritten(long number) {
        var out = JsonWriter.create();
        out.beginArray().value(number).value(number).endArray();
        assertThat(out.toString()).isEqualTo("[" + number + "," + number + "]");
    }
}
