package dev.afterrun.http.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.afterrun.contracts.Commit;
import dev.afterrun.contracts.RepositoryId;
import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.contracts.TrustLevel;
import dev.afterrun.contracts.problem.ProblemException;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class UploadTokenCallerTest {
    private static final RepositoryId TENANT = new RepositoryId("github.com", "7");
    private static final RepositoryName HELLO = RepositoryName.parse("octo/hello");
    private static final RepositoryName OTHER = RepositoryName.parse("octo/other");
    private static final Caller JENKINS =
            new Caller(new UploadToken(3, TENANT, HELLO, new RefPattern("refs/heads/main"), TrustLevel.TRUSTED));

    @Test
    void itPublishesForItsRepositoryAndItsRefs() {
        // When // Then
        assertThat(JENKINS.mayPublishAs(said(RepositoryName.parse("Octo/Hello"), "main", null)))
                .isEqualTo(TENANT);
        assertThat(JENKINS.mayUploadAs(said(HELLO, null, null))).isEqualTo(TENANT);
        assertThat(JENKINS.mayUploadTo(HELLO)).isEqualTo(TENANT);
        assertThat(JENKINS.tenantOf(HELLO)).contains(TENANT);
        assertThat(JENKINS.principal()).isEqualTo("upload-token/3");
    }

    @Test
    void itDoesNothingElse() {
        // When // Then
        assertForbidden(() -> JENKINS.mayPublishTo(HELLO), "for uploading alone");
        assertForbidden(JENKINS::mayOperate, "for uploading alone");
        assertForbidden(() -> JENKINS.mayAdminister(HELLO, Optional.empty()), "for uploading alone");
    }

    @Test
    void anInstallTokenReadsItsTenantAndDoesNothingElse() {
        // Given
        var laptops = new Caller(new InstallToken(4, TENANT, HELLO));

        // When // Then
        assertThat(laptops.mayRead(RepositoryName.parse("Octo/Hello"), TENANT, false))
                .isTrue();
        assertThat(laptops.mayRead(HELLO, new RepositoryId("github.com", "8"), true))
                .isFalse();
        assertThat(laptops.mayRead(HELLO, new RepositoryId("github.example", "7"), true))
                .isFalse();
        assertThat(laptops.mayRead(OTHER, TENANT, true)).isFalse();
        assertThat(laptops.tenantOf(HELLO)).isEmpty();
        assertThat(laptops.principal()).isEqualTo("install-token/4");
        assertForbidden(() -> laptops.mayPublishAs(said(HELLO, "main", null)), "for reading alone");
        assertForbidden(() -> laptops.mayUploadAs(said(HELLO, null, null)), "for reading alone");
        assertForbidden(() -> laptops.mayPublishTo(HELLO), "for reading alone");
        assertForbidden(laptops::mayOperate, "for reading alone");
        assertForbidden(() -> laptops.mayAdminister(HELLO, Optional.empty()), "for reading alone");
        assertForbidden(() -> laptops.may(Action.STEER, HELLO), "for reading alone");
    }

    @Test
    void anotherRepositoryIsNotItsOwn() {
        // When // Then
        assertForbidden(() -> JENKINS.mayPublishAs(said(OTHER, "main", null)), "octo/hello");
        assertForbidden(() -> JENKINS.mayUploadAs(said(OTHER, null, null)), "octo/hello");
        assertForbidden(() -> JENKINS.mayUploadTo(OTHER), "octo/hello");
        assertThat(JENKINS.tenantOf(OTHER)).isEmpty();
    }

    @Test
    void aJobOfAnotherRefIsToldWhichOnesTheTokenIsFor() {
        // When // Then
        assertForbidden(
                () -> JENKINS.mayPublishAs(said(HELLO, "topic", null)),
                "it is one of 'refs/heads/topic', and the token is for 'refs/heads/main'");
        assertForbidden(() -> JENKINS.mayPublishAs(said(HELLO, "main", 7)), "refs/pull/7");
        assertForbidden(() -> JENKINS.mayUploadAs(said(HELLO, null, 7)), "refs/pull/7");
    }

    @Test
    void whoDoesNotSayTheBranchDoesNotPublishForOne() {
        // When // Then
        assertForbidden(
                () -> JENKINS.mayPublishAs(said(HELLO, null, null)), "names neither a branch nor a pull request");
    }

    @ParameterizedTest
    @EnumSource(
            value = TrustLevel.class,
            names = {"ORDINARY", "TRUSTED"})
    void thereIsNoneOfPullRequestsThatIsBelieved(TrustLevel trust) {
        // Given
        var refs = new RefPattern("refs/pull/*");

        // When // Then
        assertThatThrownBy(() -> new UploadToken(3, TENANT, HELLO, refs, trust))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whoOperatesAndPublishesThereSaysWhoElseUploads() {
        // Given
        var account = account(Set.of("octo/hello:7"), Set.of("publisher", "operator"));

        // When // Then
        assertThat(account.mayAdminister(HELLO, Optional.empty())).isEqualTo(TENANT);
        assertThat(account.mayAdminister(HELLO, Optional.of("7"))).isEqualTo(TENANT);
        assertForbidden(() -> account.mayAdminister(HELLO, Optional.of("8")), "the id 8");
        assertForbidden(() -> account.mayAdminister(OTHER, Optional.empty()), "octo/other");
    }

    @Test
    void whoOwnsEverythingNamesAnyId() {
        // Given
        var owner = new Caller(new LocalOperator("local", "github.com", TrustLevel.TRUSTED));

        // When // Then
        assertThat(owner.mayAdminister(HELLO, Optional.of("7"))).isEqualTo(TENANT);
        assertThat(owner.mayAdminister(HELLO, Optional.empty()))
                .isEqualTo(new RepositoryId("github.com", "octo/hello"));
    }

    @Test
    void oneOfBothIsNotEnough() {
        // When // Then
        assertForbidden(
                () -> account(Set.of("*"), Set.of("publisher")).mayAdminister(HELLO, Optional.empty()), "maintainer");
        assertForbidden(
                () -> account(Set.of("*"), Set.of("operator")).mayAdminister(HELLO, Optional.empty()), "publisher");
    }

    private static Caller account(Set<String> repositories, Set<String> roles) {
        return new Caller(new Account("somebody", "github.com", repositories, roles, TrustLevel.TRUSTED));
    }

    private static void assertForbidden(ThrowingCallable call, String word) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refusal -> assertThat(refusal.problem().status()).isEqualTo(403))
                .hasMessageContaining(word);
    }

    private static JobSaid said(RepositoryName repository, @Nullable String branch, @Nullable Integer pullRequest) {
        return new JobSaid(
                repository,
                "1",
                1,
                new Commit("1".repeat(40)),
                Optional.empty(),
                Optional.ofNullable(branch),
                Optional.ofNullable(pullRequest));
    }
}
