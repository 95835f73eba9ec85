package dev.afterrun.http.rate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whose request it is, by connections and by words that anybody can write. */
class ClientsTest {
    private final Clients clients = trusting("10.0.0.0/8, 2001:db8::/32, 192.0.2.7");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // who connects | what the field says | whom it is counted for
                "203.0.113.5 |                                      | 203.0.113.5",
                "203.0.113.5 | 198.51.100.1                         | 203.0.113.5",
                "10.1.2.3    |                                      | 10.1.2.3",
                "10.1.2.3    | 198.51.100.1                         | 198.51.100.1",
                "10.1.2.3    | 1.1.1.1, 198.51.100.1                | 198.51.100.1",
                "10.1.2.3    | 1.1.1.1,198.51.100.1, 10.9.9.9       | 198.51.100.1",
                "192.0.2.7   | 2001:db9::5                          | 2001:db9::5",
                "2001:db8::1 | 198.51.100.1, 192.0.2.7              | 198.51.100.1",
                "10.1.2.3    | 10.4.4.4                             | 10.4.4.4"
            })
    void lastAddressThatNoTrustedProxyHasIsTheClients(String connected, String forwarded, String client) {
        // When
        var found = clients.address(connected, forwarded == null ? List.of() : List.of(forwarded));

        // Then
        assertThat(found).contains(InetAddress.ofLiteral(client));
    }

    @Test
    void fieldsThatStandThereTwiceAreOneList() {
        // When
        var found = clients.address("10.1.2.3", List.of("1.1.1.1", "198.51.100.1"));

        // Then
        assertThat(found).contains(InetAddress.ofLiteral("198.51.100.1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"unknown", "", "example.org", "198.51.100.1:80", "<script>", "198.51.100.1, "})
    void whatIsNoAddressIsCountedForItsProxy(String forwarded) {
        assertThat(clients.address("10.1.2.3", List.of(forwarded))).contains(InetAddress.ofLiteral("10.1.2.3"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.0/33", "10.0.0.0/-1", "proxy.example", "10.0.0.0/x", "2001:db8::/129"})
    void whatIsNoNetworkIsRefusedAtTheStart(String proxy) {
        assertThatIllegalArgumentException().isThrownBy(() -> trusting(proxy));
    }

    private static Clients trusting(String proxies) {
        return new Clients(new SmallRyeConfigBuilder()
                .withMapping(RateSettings.class)
                .withDefaultValues(Map.of("afterrun.rate.trusted-proxies", proxies))
                .build()
                .getConfigMapping(RateSettings.class));
    }
}
