package dev.afterrun.ingest.webhook;

import dev.afterrun.contracts.Limits;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.crypto.spec.SecretKeySpec;

/** The secrets that webhooks may be signed with; never printed. */
@Singleton
public class Secrets {
    private final List<SecretKeySpec> keys;

    /** Refuses to start with more secrets than every body can be checked with. */
    public Secrets(WebhookSettings settings) {
        var secrets = settings.githubSecrets().orElse(List.of()).stream()
                .filter(secret -> !secret.isBlank())
                .toList();
        if (secrets.size() > Limits.WEBHOOK_SECRETS) {
            throw new IllegalArgumentException("AFTERRUN_WEBHOOK_GITHUB_SECRETS has " + secrets.size()
                    + " secrets; the limit is " + Limits.WEBHOOK_SECRETS + ": leave out those that were replaced");
        }
        this.keys = secrets.stream()
                .map(secret -> new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), SignatureCheck.ALGORITHM))
                .toList();
    }

    /** Whether nothing can be signed, so that no webhook is taken. */
    public boolean areNone() {
        return keys.isEmpty();
    }

    /** A check of one body. */
    public SignatureCheck check() {
        return new SignatureCheck(keys);
    }
}
