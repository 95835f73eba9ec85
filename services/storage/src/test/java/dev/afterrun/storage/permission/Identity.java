package dev.afterrun.storage.permission;

import static io.restassured.RestAssured.given;

import dev.afterrun.contracts.RepositoryId;
import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.contracts.TrustLevel;
import dev.afterrun.contracts.token.TokenKind;
import dev.afterrun.contracts.token.TokenSecret;
import dev.afterrun.http.identity.Account;
import dev.afterrun.http.identity.CiJob;
import dev.afterrun.http.identity.InstallToken;
import dev.afterrun.http.identity.LocalOperator;
import dev.afterrun.http.identity.Principal;
import dev.afterrun.http.identity.RefPattern;
import dev.afterrun.http.identity.UploadToken;
import dev.afterrun.storage.testing.Issuer;
import dev.afterrun.storage.testing.JobIssuer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Somebody who asks: the token that they bring, and whom it has to prove. */
enum Identity {
    NOBODY,
    REFUSED,
    LOCAL_OPERATOR,
    ACCOUNT_WITHOUT_ROLE,
    VIEWER,
    TRUSTED_PUBLISHER,
    ORDINARY_PUBLISHER,
    MAINTAINER,
    OPERATOR,
    OPERATOR_AND_PUBLISHER,
    TRUSTED_JOB,
    ORDINARY_JOB,
    UNTRUSTED_JOB,
    UPLOAD_TOKEN,
    INSTALL_TOKEN,
    INSTALL_TOKEN_OF_ANOTHER;

    private static final String FORGE = "local";
    private static final RepositoryId ID = new RepositoryId(FORGE, "1296269");
    private static final RepositoryName ANOTHER = new RepositoryName("octo", "another");

    /** The one of {@code own}; empty for nobody. */
    Optional<String> token(RepositoryName own) {
        return switch (this) {
            case NOBODY -> Optional.empty();
            case REFUSED ->
                Optional.of(TokenSecret.of(TokenKind.UPLOAD, new byte[32]).text());
            case LOCAL_OPERATOR -> Optional.of(Issuer.tokenWith(Map.of("afterrun_trust", "trusted")));
            case ACCOUNT_WITHOUT_ROLE -> account(own, TrustLevel.TRUSTED);
            case VIEWER -> account(own, TrustLevel.TRUSTED, "viewer");
            case TRUSTED_PUBLISHER -> account(own, TrustLevel.TRUSTED, "publisher");
            case ORDINARY_PUBLISHER -> account(own, TrustLevel.ORDINARY, "publisher");
            case MAINTAINER -> account(own, TrustLevel.ORDINARY, "maintainer");
            case OPERATOR -> account(own, TrustLevel.TRUSTED, "operator");
            case OPERATOR_AND_PUBLISHER -> account(own, TrustLevel.TRUSTED, "operator", "publisher");
            case TRUSTED_JOB -> job(own, Map.of());
            case ORDINARY_JOB -> job(own, Map.of("ref_protected", "false"));
            case UNTRUSTED_JOB -> job(own, Map.of("event_name", "workflow_run"));
            case UPLOAD_TOKEN -> Optional.of(made(own, Map.of("name", "ci", "refs", "refs/heads/*", "trusted", true)));
            case INSTALL_TOKEN -> Optional.of(installToken(own));
            case INSTALL_TOKEN_OF_ANOTHER -> Optional.of(installToken(ANOTHER));
        };
    }

    /** Whom it proves; empty for nobody. */
    Optional<Principal> principal(RepositoryName own) {
        return switch (this) {
            case NOBODY, REFUSED -> Optional.empty();
            case LOCAL_OPERATOR -> Optional.of(new LocalOperator("local", FORGE, TrustLevel.TRUSTED));
            case ACCOUNT_WITHOUT_ROLE -> proven(own, TrustLevel.TRUSTED);
            case VIEWER -> proven(own, TrustLevel.TRUSTED, "viewer");
            case TRUSTED_PUBLISHER -> proven(own, TrustLevel.TRUSTED, "publisher");
            case ORDINARY_PUBLISHER -> proven(own, TrustLevel.ORDINARY, "publisher");
            case MAINTAINER -> proven(own, TrustLevel.ORDINARY, "maintainer");
            case OPERATOR -> proven(own, TrustLevel.TRUSTED, "operator");
            case OPERATOR_AND_PUBLISHER -> proven(own, TrustLevel.TRUSTED, "operator", "publisher");
            case TRUSTED_JOB -> Optional.of(new CiJob("job", ID, own, TrustLevel.TRUSTED, List.of()));
            case ORDINARY_JOB -> Optional.of(new CiJob("job", ID, own, TrustLevel.ORDINARY, List.of()));
            case UNTRUSTED_JOB -> Optional.of(new CiJob("job", ID, own, TrustLevel.UNTRUSTED, List.of()));
            case UPLOAD_TOKEN ->
                Optional.of(new UploadToken(1, ID, own, new RefPattern("refs/heads/*"), TrustLevel.TRUSTED));
            case INSTALL_TOKEN -> Optional.of(installing(own));
            case INSTALL_TOKEN_OF_ANOTHER -> Optional.of(installing(ANOTHER));
        };
    }

    /** Jobs of the tests are of no repository that has an id. */
    private static InstallToken installing(RepositoryName repository) {
        var id = new RepositoryId(FORGE, repository.toString().toLowerCase(Locale.ROOT));
        return new InstallToken(1, id, repository);
    }

    private static String installToken(RepositoryName repository) {
        return made(repository, Map.of("name", "laptops", "kind", "install", "lasting", "1d"));
    }

    private static Optional<String> account(RepositoryName own, TrustLevel trust, String... roles) {
        return Optional.of(Issuer.tokenWith(Map.of(
                "groups",
                List.of(roles),
                "afterrun_repositories",
                List.of(own.toString()),
                "afterrun_trust",
                trust.word())));
    }

    private static Optional<Principal> proven(RepositoryName own, TrustLevel trust, String... roles) {
        return Optional.of(new Account("local", FORGE, Set.of(own.toString()), Set.of(roles), trust));
    }

    private static Optional<String> job(RepositoryName own, Map<String, Object> claims) {
        var all = new java.util.HashMap<>(claims);
        all.put("repository", own.toString());
        return Optional.of(JobIssuer.tokenWith(all));
    }

    private static String made(RepositoryName repository, Map<String, Object> token) {
        return given().auth()
                .oauth2(Issuer.tokenWith(Map.of("afterrun_trust", "trusted")))
                .contentType("application/json")
                .body(token)
                .post("/v1/repositories/" + repository + "/upload-tokens")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath()
                .getString("secret");
    }
}
