package dev.corten.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConnectionsTest {
    private final List<String> cutOff = new ArrayList<>();
    private final Connections connections = new Connections(HttpClient.newHttpClient());

    @Test
    void whatIsOverIsNotCutOffAndWhatBeginsAfterTheEndIsAtOnce() {
        Runnable over = () -> cutOff.add("over");
        connections.goesOn(over);
        connections.goesOn(() -> cutOff.add("goes on"));
        connections.over(over);
        assertThat(cutOff).isEmpty();

        connections.close();
        assertThat(cutOff).containsExactly("goes on");
        connections.goesOn(() -> cutOff.add("late"));
        assertThat(cutOff).containsExactly("goes on", "late");
    }
}
