package dev.afterrun.launcher.token;

import dev.afterrun.launcher.directory.DataDirectory;
import dev.afterrun.launcher.directory.OwnerOnly;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;

/**
 * The Ed25519 key pair with which storage signs what it gives for upload tokens: made at first start, kept with mode 0600.
 *
 * @param secret as storage takes it: base64 of the DER form (PKCS #8)
 * @param open as every service takes it: base64 of the DER form (X.509 SubjectPublicKeyInfo)
 */
public record UploadTokenKeys(String secret, String open) {
    private static final int HALVES = 2;

    /** The pair that is kept in the directory, made first where there is none. */
    public static UploadTokenKeys in(DataDirectory data) throws IOException {
        var file = data.secret("upload-token-key");
        if (!Files.exists(file)) {
            var made = generate();
            OwnerOnly.write(file, made.secret() + "\n" + made.open() + "\n");
        }
        return read(file);
    }

    private static UploadTokenKeys generate() {
        try {
            var keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            return new UploadTokenKeys(
                    base64(keys.getPrivate().getEncoded()),
                    base64(keys.getPublic().getEncoded()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("the JDK's own provider has Ed25519", e);
        }
    }

    private static UploadTokenKeys read(Path file) throws IOException {
        List<String> lines = Files.readString(file).lines().toList();
        if (lines.size() != HALVES) {
            throw new IOException(file + " is damaged; delete it, and the next start makes a new key");
        }
        return new UploadTokenKeys(lines.getFirst(), lines.getLast());
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    @Override
    public String toString() {
        return "UploadTokenKeys[secret=(hidden), open=" + open + "]";
    }
}
