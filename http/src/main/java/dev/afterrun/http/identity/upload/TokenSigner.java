package dev.afterrun.http.identity.upload;

import dev.afterrun.contracts.token.SignedUploadToken;
import dev.afterrun.http.identity.UploadToken;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Collection;
import java.util.Map;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;

/**
 * Signs upload tokens for a while.
 *
 * @param name that verifiers know its public half by
 */
public record TokenSigner(PrivateKey key, String name) {
    private static final byte[] PROBE = {1};

    /**
     * The signer with this key: Ed25519, in base64 of its DER form (PKCS #8).
     *
     * @throws IllegalArgumentException where it is none, or none of {@code publicKeys} is its other half, so that nobody could verify
     */
    public static TokenSigner of(String text, Collection<String> publicKeys) {
        var key = key(text);
        return PublicKeys.of(publicKeys).byName().entrySet().stream()
                .filter(entry -> isOtherHalf(entry.getValue(), key))
                .map(Map.Entry::getKey)
                .findFirst()
                .map(name -> new TokenSigner(key, name))
                .orElseThrow(() -> new IllegalArgumentException(
                        "AFTERRUN_UPLOAD_TOKENS_PUBLIC_KEYS has not the public half of AFTERRUN_UPLOAD_TOKENS_SIGNING_KEY;"
                                + " add what 'openssl pkey -in KEY.pem -pubout -outform DER | base64 -w0' says"));
    }

    /** A signed token for the bearer of {@code token}, until {@code end} or for 15 minutes. */
    public SignedUploadToken sign(UploadToken token, Instant now, Instant end) {
        var longest = now.plus(SignedForm.LIFETIME);
        var until = end.isBefore(longest) ? end : longest;
        var signed = new JsonWebSignature();
        signed.setPayload(SignedForm.claims(token, now, until).toJson());
        signed.setKey(key);
        signed.setKeyIdHeaderValue(name);
        signed.setAlgorithmHeaderValue(AlgorithmIdentifiers.EDDSA);
        try {
            return new SignedUploadToken(
                    signed.getCompactSerialization(),
                    until,
                    Duration.between(now, until).toSeconds());
        } catch (JoseException e) {
            throw new IllegalStateException("the key was tried at start", e);
        }
    }

    private static boolean isOtherHalf(PublicKey open, PrivateKey secret) {
        try {
            var signature = Signature.getInstance("Ed25519");
            signature.initSign(secret);
            signature.update(PROBE);
            var signed = signature.sign();
            signature.initVerify(open);
            signature.update(PROBE);
            return signature.verify(signed);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static PrivateKey key(String text) {
        try {
            return KeyFactory.getInstance("Ed25519")
                    .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(text.strip())));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            // Without the cause, which might quote the key.
            throw new IllegalArgumentException(
                    "AFTERRUN_UPLOAD_TOKENS_SIGNING_KEY is no Ed25519 key in base64 of its DER form; make one with"
                            + " 'openssl genpkey -algorithm ed25519 -out KEY.pem', and give what"
                            + " 'openssl pkey -in KEY.pem -outform DER | base64 -w0' says");
        }
    }

    @Override
    public String toString() {
        return "TokenSigner[" + name + "]";
    }
}
