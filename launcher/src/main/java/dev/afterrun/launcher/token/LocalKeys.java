package dev.afterrun.launcher.token;

import dev.afterrun.launcher.directory.DataDirectory;
import dev.afterrun.launcher.directory.OwnerOnly;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;

/** The RSA key pair (2048 bits) that local tokens are signed with: made at first start, kept with mode 0600. */
public final class LocalKeys {
    private LocalKeys() {}

    /** The pair that is kept in the directory, made first where there is none. */
    public static KeyPair in(DataDirectory data) throws IOException {
        var file = data.secret("token-key");
        if (!Files.exists(file)) {
            OwnerOnly.write(
                    file,
                    Base64.getEncoder().encodeToString(generate().getPrivate().getEncoded()));
        }
        return read(file);
    }

    /** The public half as services take it: base64 of the DER form (X.509 SubjectPublicKeyInfo), one line. */
    public static String publicKey(KeyPair keys) {
        return Base64.getEncoder().encodeToString(keys.getPublic().getEncoded());
    }

    private static KeyPair generate() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has RSA", e);
        }
    }

    private static KeyPair read(Path file) throws IOException {
        try {
            var rsa = KeyFactory.getInstance("RSA");
            var encoded = Base64.getDecoder().decode(Files.readString(file).strip());
            var secret = (RSAPrivateCrtKey) rsa.generatePrivate(new PKCS8EncodedKeySpec(encoded));
            var open = rsa.generatePublic(new RSAPublicKeySpec(secret.getModulus(), secret.getPublicExponent()));
            return new KeyPair(open, secret);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IOException(file + " is damaged; delete it, and the next start makes a new key and token", e);
        }
    }
}
