package dev.afterrun.ingest.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.ingest.Findings;
import dev.afterrun.ingest.Issuer;
import dev.afterrun.ingest.KafkaBroker;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(KafkaBroker.class)
@QuarkusTestResource(Issuer.class)
class WebhooksComeTest {
    @Test
    void aWebhookThatCameIsRemembered() {
        // Given
        assertThat(GitHub.deliver("pull_request", GitHub.pullRequest("opened")).statusCode())
                .isEqualTo(202);

        // When
        var findings = Findings.asked();

        // Then
        assertThat(findings.of("webhooks"))
                .singleElement()
                .satisfies(finding ->
                        assertThat(finding).startsWith("ok: the last came at ").endsWith("none was refused since"));
    }

    @Test
    void aSignatureThatFitsNoSecretIsAWarningUntilOneDoes() {
        // Given
        var body = "{}".getBytes(StandardCharsets.UTF_8);
        assertThat(GitHub.deliver("ping", UUID.randomUUID().toString(), body, "sha256=" + "0".repeat(64))
                        .statusCode())
                .isEqualTo(401);

        // When
        var findings = Findings.asked();

        // Then
        assertThat(findings.of("webhooks"))
                .singleElement()
                .satisfies(finding ->
                        assertThat(finding).contains("warning: ", " were refused since this replica started"));
    }
}
