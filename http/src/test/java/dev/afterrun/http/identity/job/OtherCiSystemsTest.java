package dev.afterrun.http.identity.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.afterrun.contracts.Commit;
import dev.afterrun.contracts.RepositoryId;
import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.http.identity.Caller;
import dev.afterrun.http.identity.JobSaid;
import dev.afterrun.http.identity.issuer.Claims;
import java.util.List;
import java.util.Optional;
import org.jose4j.jwt.JwtClaims;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OtherCiSystemsTest {
    private static final RefTrust REFS = RefTrust.of(List.of("refs/heads/main"));
    private static final Commit SHA = new Commit(CiSystem.SHA);

    @ParameterizedTest
    @CsvSource({
        // source, ref, kind, protected, forks, trust
        "push,                main,    branch, false, true,  trusted",
        "push,                stable,  branch, true,  true,  trusted",
        "push,                feature, branch, false, true,  ordinary",
        "push,                main,    tag,    false, true,  ordinary",
        "schedule,            main,    branch, true,  true,  trusted",
        "merge_request_event, main,    branch, true,  true,  untrusted",
        "merge_request_event, main,    branch, true,  false, ordinary",
        "parent_pipeline,     main,    branch, true,  false, untrusted",
        "something_new,       main,    branch, true,  false, untrusted",
    })
    void trustOfGitLabFollowsFromTheSourceAndTheRef(
            String source, String ref, String kind, String isProtected, boolean forks, String trust) {
        // Given
        var claims = gitlab();
        claims.setClaim("pipeline_source", source);
        claims.setClaim("ref", ref);
        claims.setClaim("ref_type", kind);
        claims.setClaim("ref_protected", isProtected);

        // When
        var job = new GitLabJobs("gitlab.com", CiSystem.EVERYBODY, REFS, forks).read(new Claims(claims));

        // Then
        assertThat(job.trust().word()).isEqualTo(trust);
    }

    @Test
    void aProjectOfGitLabInGroupsIsNamedAsTheCommandLineNamesIt() {
        // Given
        var job = new GitLabJobs("gitlab.com", CiSystem.EVERYBODY, REFS, true).read(new Claims(gitlab()));

        // When
        var tenant = new Caller(job).mayPublishAs(said("acme.tools/widgets", "77", 3, "main"));

        // Then
        assertThat(tenant).isEqualTo(new RepositoryId("gitlab.com", "28"));
    }

    @Test
    void aJobOfGitLabThatSaysAnotherPipelineIsRefused() {
        // Given
        var job = new GitLabJobs("gitlab.com", CiSystem.EVERYBODY, REFS, true).read(new Claims(gitlab()));

        // When // Then
        assertThatThrownBy(() -> new Caller(job).mayPublishAs(said("acme.tools/widgets", "78", 1, "main")))
                .hasMessageContaining("'pipeline_id'");
    }

    @Test
    void aPipelineOfBuildkitePublishesForTheRepositoryThatTheOperatorSays() {
        // Given
        var job = buildkite(false).read(new Claims(buildkite()));

        // When
        var tenant = new Caller(job).mayPublishAs(said("octo/hello", "018f-a", 1, "main"));

        // Then
        assertThat(tenant).isEqualTo(new RepositoryId("github.com", "1296269"));
        assertThat(job.trust().word()).isEqualTo("trusted");
    }

    @Test
    void aForksBranchMayBeCalledMainSoBuildkiteProvesNoTrustWhereForksAreBuilt() {
        // When
        var job = buildkite(true).read(new Claims(buildkite()));

        // Then
        assertThat(job.trust().word()).isEqualTo("untrusted");
    }

    @Test
    void aJobOfBuildkiteThatSaysAnotherCommitOrBranchIsRefused() {
        // Given
        var caller = new Caller(buildkite(false).read(new Claims(buildkite())));

        // When // Then
        assertThatCode(() -> caller.mayPublishAs(said("octo/hello", "018f-a", 1, "main")))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> caller.mayPublishAs(said("octo/hello", "018f-a", 1, "other")))
                .hasMessageContaining("'build_branch'");
    }

    @Test
    void aPipelineOfBuildkiteThatNobodyNamedIsRefused() {
        // Given
        var claims = buildkite();
        claims.setClaim("pipeline_slug", "other");

        // When // Then
        assertThatThrownBy(() -> buildkite(false).read(new Claims(claims))).hasMessageContaining("'pipeline_slug'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"widgets=octo/hello:1", "acme/widgets=octo/hello", "acme/widgets=hello:1", "", "a/b=c/d:e"})
    void whatBuildsWhatIsSaidInOneForm(String line) {
        // When // Then
        assertThatThrownBy(() -> BuiltRepository.byPipeline("github.com", List.of(line)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    static BuildkiteJobs buildkite(boolean forks) {
        var pipelines = BuiltRepository.byPipeline("github.com", List.of("acme/widgets=octo/hello:1296269"));
        return new BuildkiteJobs(pipelines, REFS, forks);
    }

    private static JobSaid said(String repository, String run, int attempt, String branch) {
        return new JobSaid(
                RepositoryName.parse(repository),
                run,
                attempt,
                SHA,
                Optional.of(SHA),
                Optional.of(branch),
                Optional.empty());
    }

    static JwtClaims gitlab() {
        var claims = new JwtClaims();
        claims.setSubject("project_path:acme/tools/widgets:ref_type:branch:ref:main");
        claims.setClaim("project_id", "28");
        claims.setClaim("namespace_id", "3");
        claims.setClaim("project_path", "acme/tools/widgets");
        claims.setClaim("pipeline_id", "77");
        claims.setClaim("pipeline_source", "push");
        claims.setClaim("ref", "main");
        claims.setClaim("ref_type", "branch");
        claims.setClaim("ref_protected", "true");
        claims.setClaim("sha", CiSystem.SHA);
        return claims;
    }

    static JwtClaims buildkite() {
        var claims = new JwtClaims();
        claims.setSubject("organization:acme:pipeline:widgets:ref:refs/heads/main:commit:" + CiSystem.SHA + ":step:");
        claims.setClaim("organization_slug", "acme");
        claims.setClaim("pipeline_slug", "widgets");
        claims.setClaim("build_number", 7);
        claims.setClaim("build_branch", "main");
        claims.setClaim("build_commit", CiSystem.SHA);
        return claims;
    }
}
