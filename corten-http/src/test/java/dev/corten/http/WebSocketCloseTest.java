package dev.corten.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebSocketCloseTest {
    @ParameterizedTest
    @ValueSource(ints = {1000, 1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011, 1012, 1013, 1014, 3000, 4999})
    void theseCodesAreSent(int code) {
        assertThat(WebSocketClose.toSend(code, "why")).isEqualTo(new WebSocketClose(code, "why"));
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 999, 1004, 1005, 1006, 1015, 1016, 2999, 5000, 65536 + 1000})
    void othersAreRefused(int code) {
        assertThatThrownBy(() -> WebSocketClose.toSend(code, ""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a WebSocket is not closed with the code " + code);
    }

    @Test
    void ofTheReasonAsManyWholeCharactersAsHaveRoomAreSent() {
        assertThat(reason("x".repeat(123))).isEqualTo("x".repeat(123));
        assertThat(reason("x".repeat(500))).isEqualTo("x".repeat(123));
        assertThat(reason("é".repeat(62))).isEqualTo("é".repeat(61));
        assertThat(reason("😀".repeat(40))).isEqualTo("😀".repeat(30));
        assertThat(reason("x".repeat(122) + "😀")).isEqualTo("x".repeat(122));
        assertThat(reason("x".repeat(119) + "😀")).isEqualTo("x".repeat(119) + "😀");
    }

    private static String reason(String reason) {
        return WebSocketClose.toSend(1000, reason).reason();
    }
}
