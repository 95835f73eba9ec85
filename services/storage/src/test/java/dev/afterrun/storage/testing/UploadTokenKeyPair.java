package dev.afterrun.storage.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;

/** The keys with which storage signs what it gives for upload tokens. */
public final class UploadTokenKeyPair implements QuarkusTestResourceLifecycleManager {
    private static final KeyPair KEYS = keys();

    @Override
    public Map<String, String> start() {
        return Map.of(
                "afterrun.upload-tokens.signing-key",
                Base64.getEncoder().encodeToString(KEYS.getPrivate().getEncoded()),
                "afterrun.upload-tokens.public-keys",
                Base64.getEncoder().encodeToString(KEYS.getPublic().getEncoded()));
    }

    @Override
    public void stop() {
        // Keys are gone with the process.
    }

    private static KeyPair keys() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
