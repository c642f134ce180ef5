package dev.corten.http.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PeersTest {
    @ParameterizedTest
    @CsvSource({
        "127.0.0.1:50412, 127.0.0.1",
        "2001:db8:0:7:1:2:3:4:50412, 20010db800000007",
        "2001:db8:0:7:9:9:9:9:1, 20010db800000007",
        "[2001:db8:0:7::1]:50412, 20010db800000007",
        "0:0:0:0:0:0:0:1:50412, 0000000000000000",
        "somewhere, somewhere",
    })
    void aClientIsItsAddressOrItsNetwork(String peer, String network) {
        assertThat(Peers.network(peer)).isEqualTo(network);
    }
}
