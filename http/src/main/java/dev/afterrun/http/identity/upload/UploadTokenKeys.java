package dev.afterrun.http.identity.upload;

import io.smallrye.config.ConfigMapping;
import java.util.List;
import java.util.Optional;

/** Tokens for CI systems that sign none for their jobs: storage makes them, and gives signed ones for them. */
@ConfigMapping(prefix = "afterrun.upload-tokens")
public interface UploadTokenKeys {
    /** The public keys of those signed ones: Ed25519 each, in base64 of its DER form (X.509 SubjectPublicKeyInfo). Not set, none are taken. */
    Optional<List<String>> publicKeys();
}
