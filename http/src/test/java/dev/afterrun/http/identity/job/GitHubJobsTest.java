package dev.afterrun.http.identity.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.afterrun.contracts.Commit;
import dev.afterrun.contracts.RepositoryId;
import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.contracts.TrustLevel;
import dev.afterrun.contracts.problem.ProblemException;
import dev.afterrun.http.identity.Caller;
import dev.afterrun.http.identity.JobSaid;
import dev.afterrun.http.identity.issuer.Claims;
import java.util.List;
import java.util.Optional;
import org.jose4j.jwt.JwtClaims;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GitHubJobsTest {
    private static final RepositoryName HELLO = RepositoryName.parse("octo/hello");
    private static final Commit MAIN = new Commit(CiSystem.SHA);
    private static final Commit HEAD = new Commit("f".repeat(40));

    @ParameterizedTest
    @CsvSource({
        // event, ref, protected, trust
        "push,                refs/heads/main,      true,  trusted",
        "push,                refs/heads/release,   false, trusted",
        "push,                refs/heads/feature,   false, ordinary",
        "push,                refs/tags/v1,         false, ordinary",
        "push,                refs/tags/v1,         true,  trusted",
        "schedule,            refs/heads/main,      true,  trusted",
        "workflow_dispatch,   refs/heads/feature,   false, ordinary",
        "repository_dispatch, refs/heads/main,      true,  trusted",
        "merge_group,         refs/heads/queue/1,   false, ordinary",
        "merge_group,         refs/heads/queue/1,   true,  ordinary",
        "release,             refs/tags/v1,         true,  trusted",
        "pull_request,        refs/pull/7/merge,    false, ordinary",
        "pull_request,        refs/heads/main,      true,  ordinary",
        "pull_request_target, refs/heads/main,      true,  untrusted",
        "workflow_run,        refs/heads/main,      true,  untrusted",
        "issue_comment,       refs/heads/main,      true,  untrusted",
        "discussion,          refs/heads/main,      true,  untrusted",
        "PUSH,                refs/heads/main,      true,  untrusted",
    })
    void trustFollowsFromTheEventAndTheRef(String event, String ref, String isProtected, String trust) {
        // Given
        var claims = claims();
        claims.setClaim("event_name", event);
        claims.setClaim("ref", ref);
        claims.setClaim("ref_protected", isProtected);
        claims.setClaim("head_ref", "feature");

        // When
        var job = jobs(false).read(new Claims(claims));

        // Then
        assertThat(job.trust().word()).isEqualTo(trust);
    }

    @ParameterizedTest
    @CsvSource({
        // event, ref, protected, workflow_ref, job_workflow_ref, trust where the workflow is listed
        "workflow_run,        refs/heads/main,    true,  octo/hello/.github/workflows/ci.yml@refs/heads/main,,       trusted",
        "pull_request_target, refs/heads/main,    true,  octo/hello/.github/workflows/ci.yaml@refs/heads/main,,      trusted",
        "issue_comment,       refs/heads/main,    false, octo/hello/.github/workflows/ci.yml@refs/heads/main,,       ordinary",
        "something_new,       refs/heads/release, false, octo/hello/.github/workflows/ci.yml@refs/heads/release,,    trusted",
        "workflow_run,        refs/heads/a@b,     true,  Octo/Hello/.github/workflows/a@b.yml@refs/heads/a@b,,       trusted",
        "workflow_run,        refs/heads/main,    true,  octo/hello/.github/workflows/ci.yml@refs/heads/main, same,  trusted",
        "workflow_run,        refs/heads/main,    true,  octo/hello/.github/workflows/ci.yml@refs/heads/main, other, none",
        "pull_request_review, refs/pull/7/merge,  false, octo/hello/.github/workflows/ci.yml@refs/pull/7/merge,,     none",
        "pull_request_target, refs/heads/main,    true,  octo/hello/.github/workflows/ci.yml@refs/heads/feature,,    none",
        "workflow_run,        refs/tags/main,     true,  octo/hello/.github/workflows/ci.yml@refs/tags/main,,        none",
        "workflow_run,        refs/heads/main,    true,  octo/hell/.github/workflows/ci.yml@refs/heads/main,,        none",
        "workflow_run,        refs/heads/main,    true,  octo/hello/x/.github/workflows/ci.yml@refs/heads/main,,     none",
        "workflow_run,        refs/heads/main,    true,  octo/hello/.github/workflows/x/ci.yml@refs/heads/main,,     none",
        "workflow_run,        refs/heads/main,    true,  octo/hello/.github/workflows/*.yml@refs/heads/main,,        none",
        "workflow_run,        refs/heads/main,    true,  octo/hello/dynamic/pages/build@refs/heads/main,,            none",
        "workflow_run,        refs/heads/main,    true,  ,,                                                          none",
        "pull_request,        refs/heads/main,    true,  octo/hello/.github/workflows/ci.yml@refs/heads/main,,       none",
        "push,                refs/heads/main,    true,  octo/hello/.github/workflows/ci.yml@refs/heads/main,,       none",
        "merge_group,         refs/heads/main,    true,  octo/hello/.github/workflows/ci.yml@refs/heads/main,,       none",
    })
    void trustThatAListMayRaiseIsThatOfAPushOfTheBranchThatTheWorkflowIsOn(
            String event, String ref, String isProtected, String workflow, String called, String trust) {
        // Given
        var claims = claims();
        claims.setClaim("event_name", event);
        claims.setClaim("ref", ref);
        claims.setClaim("ref_protected", isProtected);
        claims.setClaim("head_ref", "main");
        claims.setClaim("workflow_ref", workflow);
        if (called != null) {
            claims.setClaim(
                    "job_workflow_ref", called.equals("same") ? workflow : "octo/shared/.github/workflows/x.yml@v1");
        }

        // When
        var job = jobs(false).read(new Claims(claims));

        // Then
        assertThat(job.ifListed().map(listed -> listed.claim().trust().word()).orElse("none"))
                .isEqualTo(trust);
        job.ifListed().ifPresent(listed -> {
            assertThat(workflow)
                    .endsWith(listed.claim().workflow() + "@refs/heads/"
                            + listed.claim().branch());
            assertThat(job.trust()).isEqualTo(TrustLevel.UNTRUSTED);
        });
    }

    @Test
    void whereForksHaveTokensNoPullRequestIsTrustedAtAll() {
        // When
        var job = jobs(true).read(new Claims(pullRequest()));

        // Then
        assertThat(job.trust().word()).isEqualTo("untrusted");
    }

    @Test
    void theTenantIsTheForgesOwnIdSoThatWhoeverTakesOverANameInheritsNothing() {
        // Given
        var other = claims();
        other.setClaim("repository_id", "99");

        // When
        var tenant = caller(other).mayPublishTo(HELLO);

        // Then
        assertThat(tenant).isEqualTo(new RepositoryId("github.com", "99"));
    }

    @Test
    void aJobPublishesForItsOwnRepositoryAlone() {
        // When // Then
        assertThatThrownBy(() -> caller(claims()).mayPublishTo(RepositoryName.parse("octo/hell")))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("octo/hello");
    }

    @Test
    void aJobDoesNotOperateTheInstallation() {
        // When // Then
        assertThatThrownBy(() -> caller(claims()).mayOperate()).hasMessageContaining("operator");
    }

    @Test
    void aJobThatSaysWhatItsTokenSaysMayPublish() {
        // Given
        var said = new JobSaid(
                RepositoryName.parse("Octo/Hello"),
                "42",
                2,
                MAIN,
                Optional.of(MAIN),
                Optional.of("main"),
                Optional.empty());

        // When
        var tenant = caller(claims()).mayPublishAs(said);

        // Then
        assertThat(tenant.id()).isEqualTo("1296269");
    }

    @Test
    void aJobThatSaysOtherwiseIsRefusedByTheClaimsName() {
        // When // Then
        assertContradicts(claims(), said("43", 2, MAIN, MAIN, "main"), "run_id");
        assertContradicts(claims(), said("42", 1, MAIN, MAIN, "main"), "run_attempt");
        assertContradicts(claims(), said("42", 2, HEAD, HEAD, "main"), "sha");
        assertContradicts(claims(), said("42", 2, HEAD, MAIN, "main"), "sha");
        assertContradicts(claims(), said("42", 2, MAIN, HEAD, "main"), "sha");
        assertContradicts(claims(), said("42", 2, MAIN, MAIN, "release"), "ref");
    }

    @Test
    void aJobOfATagIsOnNoBranch() {
        // Given
        var claims = claims();
        claims.setClaim("ref", "refs/tags/main");

        // When // Then
        assertContradicts(claims, said("42", 2, MAIN, MAIN, "main"), "ref");
    }

    @Test
    void onAPullRequestTheTokensCommitIsWhatWasBuiltAndTheHeadIsTheForgesToSay() {
        // When // Then
        assertThatCode(() -> caller(pullRequest()).mayPublishAs(said("42", 2, HEAD, MAIN, "feature")))
                .doesNotThrowAnyException();
        assertContradicts(pullRequest(), said("42", 2, MAIN, HEAD, "feature"), "sha");
        assertContradicts(pullRequest(), said("42", 2, HEAD, MAIN, "main"), "head_ref");
    }

    @Test
    void aJobOfAPullRequestIsOfNoOther() {
        // Given
        var said = new JobSaid(HELLO, "42", 2, HEAD, Optional.of(MAIN), Optional.of("feature"), Optional.of(8));

        // When // Then
        assertContradicts(pullRequest(), said, "ref");
    }

    @Test
    void anUntrustedJobBuildsAnotherCommitThanItsTokenNames() {
        // Given
        var claims = claims();
        claims.setClaim("event_name", "workflow_run");

        // When // Then
        assertThatCode(() -> caller(claims).mayPublishAs(said("42", 2, HEAD, HEAD, "feature")))
                .doesNotThrowAnyException();
        assertContradicts(claims, said("43", 2, HEAD, HEAD, "feature"), "run_id");
    }

    private static void assertContradicts(JwtClaims claims, JobSaid said, String claim) {
        assertThatThrownBy(() -> caller(claims).mayPublishAs(said))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refusal -> assertThat(refusal.problem().status()).isEqualTo(403))
                .hasMessageContaining("'" + claim + "'");
    }

    private static JobSaid said(String run, int attempt, Commit commit, Commit built, String branch) {
        return new JobSaid(HELLO, run, attempt, commit, Optional.of(built), Optional.of(branch), Optional.empty());
    }

    private static Caller caller(JwtClaims claims) {
        return new Caller(jobs(false).read(new Claims(claims)));
    }

    private static GitHubJobs jobs(boolean forks) {
        return new GitHubJobs("github.com", CiSystem.EVERYBODY, RefTrust.of(List.of("refs/heads/release")), forks);
    }

    private static JwtClaims pullRequest() {
        var claims = claims();
        claims.setClaim("event_name", "pull_request");
        claims.setClaim("ref", "refs/pull/7/merge");
        claims.setClaim("ref_protected", "false");
        claims.setClaim("head_ref", "feature");
        return claims;
    }

    private static JwtClaims claims() {
        try (var ci = new CiSystem(new SettableClock())) {
            return ci.claims();
        }
    }
}
