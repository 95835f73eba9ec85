package dev.afterrun.storage.uploadtoken;

import dev.afterrun.contracts.Digest;
import dev.afterrun.contracts.Limits;
import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.contracts.problem.ProblemException;
import dev.afterrun.contracts.problem.ProblemType;
import dev.afterrun.contracts.token.MakeUploadToken;
import dev.afterrun.contracts.token.UploadSecret;
import dev.afterrun.contracts.token.UploadTokenList;
import dev.afterrun.contracts.token.UploadTokenMade;
import dev.afterrun.contracts.token.UploadTokenShown;
import dev.afterrun.http.identity.Caller;
import dev.afterrun.storage.catalog.Repositories;
import dev.afterrun.storage.catalog.Repository;
import dev.afterrun.storage.uploadtoken.StoredToken.Revoked;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.temporal.ChronoUnit;

/** What those who administer a repository may ask of its upload tokens. */
@ApplicationScoped
public class RepositoryTokens {
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Repositories repositories;
    private final TokenRows rows;
    private final Signing signing;
    private final UploadTokenSettings settings;
    private final Clock clock;

    RepositoryTokens(
            Repositories repositories, TokenRows rows, Signing signing, UploadTokenSettings settings, Clock clock) {
        this.repositories = repositories;
        this.rows = rows;
        this.signing = signing;
        this.settings = settings;
        this.clock = clock;
    }

    /** Makes a token. Its secret is in the answer and nowhere else. */
    @Transactional
    public UploadTokenMade make(Caller caller, RepositoryName name, MakeUploadToken request) {
        var tenant = caller.mayAdminister(name, request.repositoryId());
        var wanted = WantedToken.check(request, settings);
        refuseMoreThanOwn(caller, wanted);
        // Whoever could exchange it for nothing is not given one.
        signing.signer();
        var repository = repositories.known(tenant, name);
        var now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        rows.forget(repository, now);
        var secret = secret();
        var id = rows.put(
                repository,
                sha256(secret),
                new TokenRows.New(
                        wanted.name(),
                        wanted.refs(),
                        wanted.trust(),
                        caller.principal(),
                        now,
                        now.plus(wanted.lifetime())));
        checkRoom(repository);
        return new UploadTokenMade(secret.text(), rows.find(id).orElseThrow().shown(now));
    }

    /** Those that are good, and those that ended lately, with why. */
    public UploadTokenList list(Caller caller, RepositoryName name) {
        var now = clock.instant();
        return new UploadTokenList(rows.list(caller.administered(name)).stream()
                .filter(token -> now.isBefore(token.until().plus(TokenRows.REMEMBERED)))
                .map(token -> token.shown(now))
                .toList());
    }

    /** Ends a token: at once here, within 15 minutes elsewhere. Once more, it changes nothing. */
    @Transactional
    public UploadTokenShown revoke(Caller caller, RepositoryName name, long id) {
        var token = rows.lock(caller.administered(name), id)
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND.because("there is no upload token " + id
                        + " of " + name + "; 'afterrun token list' tells which there are")));
        var now = clock.instant();
        if (token.revoked().isEmpty()) {
            rows.revoke(id, new Revoked(now, caller.principal()));
        }
        return rows.find(id).orElseThrow().shown(now);
    }

    static Digest sha256(UploadSecret secret) {
        return Digest.of(secret.text().getBytes(StandardCharsets.US_ASCII));
    }

    private static UploadSecret secret() {
        var random = new byte[UploadSecret.RANDOM_BYTES];
        RANDOM.nextBytes(random);
        return UploadSecret.of(random);
    }

    private static void refuseMoreThanOwn(Caller caller, WantedToken wanted) {
        if (wanted.trust().rank() > caller.trust().rank()) {
            throw new ProblemException(ProblemType.FORBIDDEN.because("the token is that of "
                    + caller.trust().word() + " runs, and makes none of "
                    + wanted.trust().word()
                    + " ones; use one that has their trust"));
        }
    }

    private void checkRoom(Repository repository) {
        var good = rows.good(repository, clock.instant());
        if (good > Limits.UPLOAD_TOKENS) {
            throw new ProblemException(ProblemType.INVALID.because(
                    "the repository has as many upload tokens as it may have; revoke one that nobody uses any more",
                    Limits.UPLOAD_TOKENS,
                    good));
        }
    }
}
