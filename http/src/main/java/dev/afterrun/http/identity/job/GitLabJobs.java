package dev.afterrun.http.identity.job;

import dev.afterrun.contracts.GitLabProject;
import dev.afterrun.contracts.RepositoryId;
import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.contracts.TrustLevel;
import dev.afterrun.http.identity.CiJob;
import dev.afterrun.http.identity.Statement;
import dev.afterrun.http.identity.Statement.About;
import dev.afterrun.http.identity.issuer.Claims;
import java.util.ArrayList;
import java.util.List;

/**
 * Jobs of GitLab CI (GitLab's "ID tokens"). Groups within groups become one owner, parted by dots, as the command line has it. GitLab
 * counts no attempts. Of a merge request the token does not tell whether it is a fork's; of a pipeline that another one has
 * set off not even whether it is a merge request's, so those are untrusted.
 *
 * @param forks whether merge requests of forks may run here
 */
record GitLabJobs(String forge, Admission admission, RefTrust refs, boolean forks) implements JobClaims {

    @Override
    public CiJob read(Claims claims) {
        var repository = claims.repository("project_path", path -> RepositoryName.parse(GitLabProject.name(path)));
        admission.check("project_path", claims.text("project_path"), claims.number("namespace_id"));
        var sha = claims.commit("sha");
        var statements = new ArrayList<>(List.of(
                new Statement(About.REPOSITORY, "project_path", repository.toString()),
                new Statement(About.RUN, "pipeline_id", claims.number("pipeline_id")),
                new Statement(About.BUILT_COMMIT, "sha", sha)));
        var trust = switch (claims.text("pipeline_source")) {
            case "push", "web", "webide", "schedule", "api", "trigger" -> {
                var ref = ref(claims);
                statements.add(new Statement(About.COMMIT, "sha", sha));
                statements.add(new Statement(About.REF, "ref", ref));
                yield refs.of(ref, claims.isTrue("ref_protected"));
            }
            case "merge_request_event" -> forks ? TrustLevel.UNTRUSTED : TrustLevel.ORDINARY;
            default -> TrustLevel.UNTRUSTED;
        };
        return new CiJob(
                claims.subject(), new RepositoryId(forge, claims.number("project_id")), repository, trust, statements);
    }

    private static String ref(Claims claims) {
        var folder = claims.text("ref_type").equals("tag") ? "refs/tags/" : "refs/heads/";
        return folder + claims.text("ref");
    }
}
