package dev.afterrun.http.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.http.address.Addresses;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which names are ours, and which only look like it. */
class KnownHostsTest {
    private final KnownHosts hosts = hosts();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "LocalHost",
                "localhost.",
                "app.localhost",
                "127.0.0.1",
                "127.9.9.9",
                "10.1.2.3",
                "[::1]",
                "[2001:DB8::1]",
                "events.test",
                "Storage.Test",
                "web.test",
                "web.test.",
                "content.test",
                "storage.afterrun.svc"
            })
    void nameThatNobodyElseCanLeadHereIsOurs(String host) {
        assertThat(hosts.contains(host)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.example",
                "127.0.0.1.evil.example",
                "localhost.evil.example",
                "evil-localhost",
                "web.test.evil.example",
                "evil.web.test",
                "xweb.test",
                "1.2.3.4.5",
                "0x7f000001",
                "[::1].evil.example",
                "web.test..",
                " web.test",
                ""
            })
    void nameThatOnlyLooksLikeItIsNot(String host) {
        assertThat(hosts.contains(host)).isFalse();
    }

    private static KnownHosts hosts() {
        var config = new SmallRyeConfigBuilder()
                .withMapping(Addresses.class)
                .withMapping(HostSettings.class)
                .withDefaultValues(Map.of(
                        "afterrun.address.events", "https://events.test:8443",
                        "afterrun.address.storage", "https://storage.test",
                        "afterrun.address.web", "https://web.test",
                        "afterrun.address.content", "https://content.test",
                        "afterrun.host.names", "Storage.afterrun.svc"))
                .build();
        return new KnownHosts(config.getConfigMapping(Addresses.class), config.getConfigMapping(HostSettings.class));
    }
}
