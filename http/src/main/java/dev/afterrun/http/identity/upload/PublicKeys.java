package dev.afterrun.http.identity.upload;

import dev.afterrun.contracts.Digest;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The keys that signed upload tokens are verified with: several while one takes the place of another.
 *
 * @param byName each under what tokens name it by: the first 16 hexadecimal digits of the SHA-256 of its DER form
 */
record PublicKeys(Map<String, PublicKey> byName) {
    private static final int NAME_LENGTH = 16;

    /** @throws IllegalArgumentException where one of {@code texts} is no such key */
    static PublicKeys of(Collection<String> texts) {
        return new PublicKeys(texts.stream()
                .map(PublicKeys::key)
                .collect(Collectors.toUnmodifiableMap(PublicKeys::name, Function.identity(), (one, same) -> one)));
    }

    Optional<PublicKey> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    private static String name(PublicKey key) {
        return Digest.of(key.getEncoded()).hex().substring(0, NAME_LENGTH);
    }

    private static PublicKey key(String text) {
        try {
            return KeyFactory.getInstance("Ed25519")
                    .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(text.strip())));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "AFTERRUN_UPLOAD_TOKENS_PUBLIC_KEYS has what is no Ed25519 key in base64 of its DER form; make it with"
                            + " 'openssl pkey -in KEY.pem -pubout -outform DER | base64 -w0'",
                    e);
        }
    }
}
