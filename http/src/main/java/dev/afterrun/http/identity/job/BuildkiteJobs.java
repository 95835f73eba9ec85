package dev.afterrun.http.identity.job;

import dev.afterrun.contracts.TrustLevel;
import dev.afterrun.contracts.problem.ProblemException;
import dev.afterrun.contracts.problem.ProblemType;
import dev.afterrun.http.identity.CiJob;
import dev.afterrun.http.identity.Statement;
import dev.afterrun.http.identity.Statement.About;
import dev.afterrun.http.identity.issuer.Claims;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Jobs of Buildkite (Buildkite's "OIDC"). Tokens name the pipeline, not the repository that it builds, which the operator says;
 * neither the build's id, which is our run, nor whether the build is a fork's.
 *
 * @param pipelines what each builds, by {@code organisation/pipeline}
 * @param forks whether they build forks
 */
record BuildkiteJobs(Map<String, BuiltRepository> pipelines, RefTrust refs, boolean forks) implements JobClaims {

    @Override
    public CiJob read(Claims claims) {
        var pipeline = claims.text("organization_slug") + "/" + claims.text("pipeline_slug");
        var built = Optional.ofNullable(pipelines.get(pipeline)).orElseThrow(() -> unknown(pipeline));
        var sha = claims.commit("build_commit");
        var tag = claims.find("build_tag");
        var ref = tag.map(name -> "refs/tags/" + name).orElseGet(() -> "refs/heads/" + claims.text("build_branch"));
        return new CiJob(
                claims.subject(),
                built.id(),
                built.name(),
                forks ? TrustLevel.UNTRUSTED : refs.of(ref, false),
                List.of(
                        new Statement(
                                About.REPOSITORY, "pipeline_slug", built.name().toString()),
                        new Statement(About.COMMIT, "build_commit", sha),
                        new Statement(About.BUILT_COMMIT, "build_commit", sha),
                        new Statement(About.REF, tag.isPresent() ? "build_tag" : "build_branch", ref)));
    }

    private static ProblemException unknown(String pipeline) {
        return new ProblemException(ProblemType.UNAUTHENTICATED.because("the token's claim 'pipeline_slug' names '"
                + pipeline + "', which builds no repository that is known here; add it to"
                + " AFTERRUN_JOB_TOKENS_BUILDKITE_PIPELINES"));
    }
}
