package dev.afterrun.storage.uploadtoken;

import dev.afterrun.contracts.problem.ProblemException;
import dev.afterrun.contracts.problem.ProblemType;
import dev.afterrun.http.identity.upload.TokenSigner;
import dev.afterrun.http.identity.upload.UploadTokenKeys;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Optional;

/** The signer that the settings name; where they name one that nobody could verify, nothing starts. */
@ApplicationScoped
class Signing {
    private final UploadTokenSettings settings;
    private final UploadTokenKeys keys;

    Signing(UploadTokenSettings settings, UploadTokenKeys keys) {
        this.settings = settings;
        this.keys = keys;
    }

    void start(@Observes StartupEvent event) {
        find();
    }

    /** 409 where the operator has not set up upload tokens. */
    TokenSigner signer() {
        return find().orElseThrow(() -> new ProblemException(ProblemType.NOT_HERE.because(
                "there are no upload tokens here, since AFTERRUN_UPLOAD_TOKENS_SIGNING_KEY is not set; the operator may set"
                        + " it")));
    }

    private Optional<TokenSigner> find() {
        return settings.signingKey()
                .map(key -> TokenSigner.of(key, keys.publicKeys().orElse(List.of())));
    }
}
