package dev.afterrun.ingest.discovery.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.contracts.discovery.JobTokenAudiences;
import dev.afterrun.http.address.Addresses;
import dev.afterrun.http.identity.job.JobTokenSettings;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

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

    private static DiscoveryResource resource(Map<String, String> settings) {
        var builder = new SmallRyeConfigBuilder()
                .withMapping(Addresses.class)
                .withMapping(JobTokenSettings.class)
                .withDefaultValues(ADDRESSES)
                .withDefaultValues(settings);
        var config = builder.build();
        return new DiscoveryResource(
                config.getConfigMapping(Addresses.class), config.getConfigMapping(JobTokenSettings.class), "1");
    }
}
