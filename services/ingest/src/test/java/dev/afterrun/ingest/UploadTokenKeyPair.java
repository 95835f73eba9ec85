package dev.afterrun.ingest;

import dev.afterrun.contracts.RepositoryId;
import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.contracts.TrustLevel;
import dev.afterrun.http.identity.RefPattern;
import dev.afterrun.http.identity.UploadToken;
import dev.afterrun.http.identity.upload.TokenSigner;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** Storage, as far as it signs what it gives for upload tokens; and a stranger who does. */
public final class UploadTokenKeyPair implements QuarkusTestResourceLifecycleManager {
    private static final KeyPair KEYS = keys();
    private static final KeyPair STRANGER = keys();

    @Override
    public Map<String, String> start() {
        return Map.of("afterrun.upload-tokens.public-keys", open(KEYS));
    }

    @Override
    public void stop() {
        // Keys are gone with the process.
    }

    /** The signed token of octo/Hello for these refs. */
    public static String signed(String refs, TrustLevel trust) {
        return signed(refs, trust, KEYS);
    }

    /** The same of somebody else. */
    public static String forged(String refs, TrustLevel trust) {
        return signed(refs, trust, STRANGER);
    }

    private static String signed(String refs, TrustLevel trust, KeyPair keys) {
        var token = new UploadToken(
                3,
                new RepositoryId("github.com", "1296269"),
                RepositoryName.parse("octo/Hello"),
                new RefPattern(refs),
                trust);
        var signer = TokenSigner.of(
                Base64.getEncoder().encodeToString(keys.getPrivate().getEncoded()), List.of(open(keys)));
        var now = Instant.now();
        return signer.sign(token, now, now.plus(Duration.ofDays(1))).token();
    }

    private static String open(KeyPair keys) {
        return Base64.getEncoder().encodeToString(keys.getPublic().getEncoded());
    }

    private static KeyPair keys() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
