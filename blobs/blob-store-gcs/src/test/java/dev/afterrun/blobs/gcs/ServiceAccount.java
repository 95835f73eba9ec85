package dev.afterrun.blobs.gcs;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.Signature;
import java.util.Base64;

/** A service account, whose key is as Google hands it out. */
public final class ServiceAccount {
    static final String ADDRESS = "robot@afterrun.iam.gserviceaccount.com";

    private final KeyPair keys;

    private ServiceAccount(KeyPair keys) {
        this.keys = keys;
    }

    /** One that nobody knows yet. */
    public static ServiceAccount fresh() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return new ServiceAccount(generator.generateKeyPair());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has RSA", e);
        }
    }

    /** Writes its key, whose holder asks {@code server} for tokens, into a file of {@code directory}. */
    public Path keyFile(Path directory, URI server) throws IOException {
        var key = new JsonObject();
        key.addProperty("type", "service_account");
        key.addProperty("project_id", "afterrun");
        key.addProperty("private_key_id", "first");
        key.addProperty(
                "private_key",
                "-----BEGIN PRIVATE KEY-----\n"
                        + Base64.getEncoder().encodeToString(keys.getPrivate().getEncoded())
                        + "\n-----END PRIVATE KEY-----\n");
        key.addProperty("client_email", ADDRESS);
        key.addProperty("client_id", "1");
        key.addProperty("token_uri", server.resolve("/token").toString());
        return Files.writeString(Files.createTempFile(directory, "key", ".json"), key.toString());
    }

    /** Whether it has signed {@code text}. */
    boolean hasSigned(String text, byte[] signature) {
        try {
            var check = Signature.getInstance("SHA256withRSA");
            check.initVerify(keys.getPublic());
            check.update(text.getBytes(StandardCharsets.UTF_8));
            return check.verify(signature);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
