package dev.afterrun.storage.uploadtoken;

import dev.afterrun.contracts.Digest;
import dev.afterrun.contracts.Limits;
import dev.afterrun.contracts.RepositoryId;
import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.contracts.auditlog.Act;
import dev.afterrun.contracts.problem.ProblemException;
import dev.afterrun.contracts.problem.ProblemType;
import dev.afterrun.contracts.token.MakeUploadToken;
import dev.afterrun.contracts.token.TokenKind;
import dev.afterrun.contracts.token.TokenSecret;
import dev.afterrun.contracts.token.UploadTokenList;
import dev.afterrun.contracts.token.UploadTokenMade;
import dev.afterrun.contracts.token.UploadTokenShown;
import dev.afterrun.http.identity.Caller;
import dev.afterrun.storage.auditlog.ActedOn;
import dev.afterrun.storage.auditlog.AuditLog;
import dev.afterrun.storage.auditlog.Authors;
import dev.afterrun.storage.catalog.Repositories;
import dev.afterrun.storage.catalog.Repository;
import dev.afterrun.storage.uploadtoken.StoredToken.Revoked;
import dev.afterrun.storage.visibility.ReadRepositories;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** What those who administer a repository may ask of its tokens. */
@ApplicationScoped
public class RepositoryTokens {
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Repositories repositories;
    private final ReadRepositories readRepositories;
    private final TokenRows rows;
    private final Signing signing;
    private final UploadTokenSettings settings;
    private final Clock clock;
    private final AuditLog auditLog;
    private final Authors authors;

    RepositoryTokens(
            Repositories repositories,
            ReadRepositories readRepositories,
            TokenRows rows,
            Signing signing,
            UploadTokenSettings settings,
            Clock clock,
            AuditLog auditLog,
            Authors authors) {
        this.repositories = repositories;
        this.readRepositories = readRepositories;
        this.rows = rows;
        this.signing = signing;
        this.settings = settings;
        this.clock = clock;
        this.auditLog = auditLog;
        this.authors = authors;
    }

    /** Makes a token. Its secret is in the answer and nowhere else. */
    @Transactional
    public UploadTokenMade make(Caller caller, RepositoryName name, MakeUploadToken request) {
        var tenant = caller.mayAdminister(name, request.repositoryId());
        var wanted = WantedToken.check(request, settings);
        var repository = switch (wanted.purpose()) {
            case Purpose.Uploading uploading -> {
                refuseMoreThanOwn(caller, uploading);
                // Whoever could exchange it for nothing is not given one.
                signing.signer();
                yield repositories.known(tenant, name);
            }
            case Purpose.Installing _ -> readable(caller, name, request, tenant);
        };
        var now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        rows.forget(repository, now);
        var kind = wanted.purpose().kind();
        var secret = secret(kind);
        var id = rows.put(
                repository,
                sha256(secret),
                new TokenRows.New(
                        wanted.name(), wanted.purpose(), caller.principal(), now, now.plus(wanted.lifetime())));
        checkRoom(repository);
        var made = ActedOn.of(repository, Purpose.called(kind, id));
        auditLog.done(
                authors.of(caller),
                Act.UPLOAD_TOKEN_MADE,
                wanted.purpose().detail().map(made::with).orElse(made));
        return new UploadTokenMade(secret.text(), rows.find(id).orElseThrow().shown(now));
    }

    /**
     * What an install token of {@code name} is to read. The tenant that has the name, where whoever asks may read that: by the name alone
     * the token would be for another one, wherever jobs have told the forge's own id, and read nothing.
     */
    private Repository readable(Caller caller, RepositoryName name, MakeUploadToken request, RepositoryId tenant) {
        var named = request.repositoryId().isPresent()
                ? Optional.<RepositoryId>empty()
                : readRepositories.readable(name, caller);
        return named.flatMap(repositories::find).orElseGet(() -> repositories.known(tenant, name));
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
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND.because(
                        "there is no token " + id + " of " + name + "; 'afterrun token list' tells which there are")));
        var now = clock.instant();
        if (token.revoked().isEmpty()) {
            rows.revoke(id, new Revoked(now, caller.principal()));
            auditLog.done(
                    authors.of(caller),
                    Act.UPLOAD_TOKEN_REVOKED,
                    ActedOn.of(
                            token.tenant(),
                            token.repository(),
                            Purpose.called(token.purpose().kind(), id)));
        }
        return rows.find(id).orElseThrow().shown(now);
    }

    static Digest sha256(TokenSecret secret) {
        return Digest.of(secret.text().getBytes(StandardCharsets.US_ASCII));
    }

    private static TokenSecret secret(TokenKind kind) {
        var random = new byte[TokenSecret.RANDOM_BYTES];
        RANDOM.nextBytes(random);
        return TokenSecret.of(kind, random);
    }

    private static void refuseMoreThanOwn(Caller caller, Purpose.Uploading wanted) {
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
                    "the repository has as many tokens as it may have; revoke one that nobody uses any more",
                    Limits.UPLOAD_TOKENS,
                    good));
        }
    }
}
