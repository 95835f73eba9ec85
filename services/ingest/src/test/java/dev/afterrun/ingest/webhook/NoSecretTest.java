package dev.afterrun.ingest.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.ingest.Findings;
import dev.afterrun.ingest.Issuer;
import dev.afterrun.ingest.KafkaBroker;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(NoSecretTest.NoSecret.class)
@QuarkusTestResource(KafkaBroker.class)
@QuarkusTestResource(Issuer.class)
class NoSecretTest {
    @Test
    void whereThereIsNoSecretNoWebhookIsTakenAndTheAnswerNamesTheSetting() {
        // When
        var answer = GitHub.deliver("pull_request", GitHub.pullRequest("opened"));

        // Then
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.asString()).contains("AFTERRUN_WEBHOOK_GITHUB_SECRETS");
    }

    @Test
    void whereThereIsNoSecretNobodyKnowsWhetherWebhooksWouldCome() {
        // When
        var findings = Findings.asked();

        // Then
        assertThat(findings.of("webhooks")).containsExactly("not-checked: none are taken here");
    }

    /** As after an installation. */
    public static final class NoSecret implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("afterrun.webhook.github-secrets", " ");
        }
    }
}
