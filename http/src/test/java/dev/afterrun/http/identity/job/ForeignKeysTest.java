package dev.afterrun.http.identity.job;

import static dev.afterrun.http.identity.job.Verdict.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.afterrun.contracts.RepositoryId;
import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.http.identity.Caller;
import dev.afterrun.http.identity.issuer.IssuedTokens;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two CI systems whose jobs are taken, and who could speak for whom. */
class ForeignKeysTest {
    private static final JobClaims JOBS =
            new GitHubJobs("github.com", CiSystem.EVERYBODY, RefTrust.of(List.of()), false);

    private final SettableClock clock = new SettableClock();
    private CiSystem ours;
    private CiSystem other;
    private IssuedTokens tokens;

    @BeforeEach
    void start() {
        ours = new CiSystem(clock);
        other = new CiSystem(clock);
        tokens = new IssuedTokens(List.of(ours.verifying(JOBS), other.verifying(JOBS)));
    }

    @AfterEach
    void stop() {
        ours.close();
        other.close();
    }

    @Test
    void eachIssuerSpeaksForItself() {
        // When // Then
        assertThat(tokens.verify(ours.token()).who().name()).contains("octo/hello");
        assertThat(tokens.verify(other.token()).who().name()).contains("octo/hello");
    }

    @Test
    void anIssuerThatIsTakenSpeaksForNoOther() {
        // Given
        other.rotate();
        var token = other.token(claims -> claims.setIssuer(ours.issuer()));

        // When // Then
        assertRefused(tokens, token);
    }

    @Test
    void norDoesItUnderTheOthersKeyId() {
        // Given
        var token = ours.signedWith(signature -> signature.setKey(other.key().getPrivateKey()));

        // When // Then
        assertRefused(tokens, token);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "../../../dev/null",
                "file:///dev/null",
                "http://evil.test/keys",
                "first' OR '1'='1",
                "first\u0000",
                "FIRST"
            })
    void aKeyIsKnownByItsNameAloneAndNotLookedForAnywhereElse(String kid) {
        // Given
        var token = ours.signedWith(signature -> signature.setKeyIdHeaderValue(kid));

        // When // Then
        assertRefused(tokens, token);
    }

    @Test
    void anExtensionThatHasToBeUnderstoodIsRefused() {
        // Given
        var token = ours.signedWith(signature -> {
            signature.setCriticalHeaderNames("exp");
            signature.setHeader("exp", 1);
        });

        // When // Then
        assertRefused(tokens, token);
    }

    @Test
    void aSubjectDecidesNothingSinceARepositoryMayChooseItsForm() {
        // When
        var job = tokens.verify(ours.token(claims -> claims.setSubject("repo:acme/rocket:ref:refs/heads/main")))
                .who();

        // Then
        assertThatThrownBy(() -> new Caller(job).mayPublishTo(RepositoryName.parse("acme/rocket")))
                .hasMessageContaining("octo/hello");
    }

    @Test
    void aRepositoryThatIsRenamedIsTheSameTenant() {
        // When
        var job = tokens.verify(ours.token(claims -> claims.setClaim("repository", "octo/hi")))
                .who();

        // Then
        assertThat(new Caller(job).mayPublishTo(RepositoryName.parse("octo/hi")))
                .isEqualTo(new RepositoryId("github.com", "1296269"));
    }
}
