package dev.afterrun.ingest.discovery.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.afterrun.contracts.discovery.JobTokenAudiences;
import dev.afterrun.contracts.discovery.SignIn;
import dev.afterrun.http.address.Addresses;
import dev.afterrun.http.identity.job.JobTokenSettings;
import dev.afterrun.ingest.discovery.LoginOffer;
import dev.afterrun.ingest.discovery.LoginSettings;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.net.URI;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DiscoveryResourceTest {
    private static final Map<String, String> ADDRESSES = Map.of(
            "afterrun.address.events", "https://events.test",
            "afterrun.address.storage", "https://storage.test",
            "afterrun.address.web", "https://web.test",
            "afterrun.address.content", "https://content.test");

    @Test
    void whereNoJobsTokenIsTakenNothingIsSaidOfThem() {
        // When
        var said = resource(Map.of()).discovery();

        // Then
        assertThat(said.jobTokens()).isEmpty();
    }

    @Test
    void eachCiSystemHasAnAudienceOfItsOwn() {
        // When
        var said = resource(Map.of(
                        "afterrun.job-tokens.github.audience", "https://events.test",
                        "afterrun.job-tokens.buildkite.audience", "afterrun"))
                .discovery();

        // Then
        assertThat(said.jobTokens())
                .contains(new JobTokenAudiences(
                        Optional.of("https://events.test"), Optional.empty(), Optional.of("afterrun")));
    }

    @Test
    void withoutAnIssuerNobodyIsToldToSignIn() {
        assertThat(resource(Map.of()).discovery().signIn()).isEmpty();
    }

    @Test
    void whoSignsInIsToldTheIssuerAndTheClient() {
        // When
        var said = resource(Map.of("afterrun.login.issuer", "https://keys.test/realms/acme"))
                .discovery();

        // Then
        assertThat(said.signIn())
                .contains(new SignIn(URI.create("https://keys.test/realms/acme"), "afterrun-cli", "openid"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://127.0.0.1:8080/realms/acme", "http://localhost:8080/realms/acme", "http://[::1]:8080"})
    void anIssuerOfThisMachineNeedsNoTls(String issuer) {
        assertThat(resource(Map.of("afterrun.login.issuer", issuer)).discovery().signIn())
                .isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://keys.test/realms/acme",
                "http://localhost.keys.test",
                "ftp://keys.test",
                "keys.test",
                "https:///realms",
                "https://keys.test/?a=b"
            })
    void anIssuerWhosePlaceSomebodyCouldTakeIsRefused(String issuer) {
        assertThatThrownBy(() -> resource(Map.of("afterrun.login.issuer", issuer)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("AFTERRUN_LOGIN_ISSUER");
    }

    private static DiscoveryResource resource(Map<String, String> settings) {
        var builder = new SmallRyeConfigBuilder()
                .withMapping(Addresses.class)
                .withMapping(JobTokenSettings.class)
                .withMapping(LoginSettings.class)
                .withDefaultValues(ADDRESSES)
                .withDefaultValues(settings);
        var config = builder.build();
        return new DiscoveryResource(
                config.getConfigMapping(Addresses.class),
                config.getConfigMapping(JobTokenSettings.class),
                new LoginOffer(config.getConfigMapping(LoginSettings.class)),
                Clock.systemUTC(),
                "1");
    }
}
