package dev.afterrun.http.identity.job;

import dev.afterrun.contracts.RepositoryId;
import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.contracts.TrustLevel;
import dev.afterrun.http.identity.CiJob;
import dev.afterrun.http.identity.Statement;
import dev.afterrun.http.identity.Statement.About;
import dev.afterrun.http.identity.issuer.Claims;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Jobs of GitHub Actions (GitHub's reference, "OpenID Connect"). An event that is not known to be for somebody who may write to
 * the repository is untrusted, whatever ref its token names: {@code pull_request_target}, {@code workflow_run} and
 * {@code issue_comment} run on the default branch for whoever caused them, and build something else than the token's commit.
 *
 * @param forks whether pull requests of forks have tokens too
 */
record GitHubJobs(String forge, Admission admission, RefTrust refs, boolean forks) implements JobClaims {
    private static final Pattern PULL_REQUEST = Pattern.compile("refs/pull/([1-9][0-9]{0,8})/(?:merge|head)");

    @Override
    public CiJob read(Claims claims) {
        var repository = claims.repository("repository", RepositoryName::parse);
        admission.check("repository", repository.toString(), claims.number("repository_owner_id"));
        var statements = new ArrayList<>(List.of(
                new Statement(About.REPOSITORY, "repository", repository.toString()),
                new Statement(About.RUN, "run_id", claims.number("run_id")),
                new Statement(About.ATTEMPT, "run_attempt", claims.number("run_attempt"))));
        var trust = switch (claims.text("event_name")) {
            case "push", "schedule", "workflow_dispatch", "repository_dispatch", "release" -> ofRef(claims, statements);
            // What is in a merge queue is approved, but not merged.
            case "merge_group" -> least(TrustLevel.ORDINARY, ofRef(claims, statements));
            case "pull_request" -> ofPullRequest(claims, statements);
            default -> TrustLevel.UNTRUSTED;
        };
        return new CiJob(
                claims.subject(),
                new RepositoryId(forge, claims.number("repository_id")),
                repository,
                trust,
                statements);
    }

    private static TrustLevel least(TrustLevel one, TrustLevel other) {
        return one.rank() < other.rank() ? one : other;
    }

    private TrustLevel ofRef(Claims claims, List<Statement> statements) {
        var ref = claims.text("ref");
        var sha = claims.commit("sha");
        statements.add(new Statement(About.COMMIT, "sha", sha));
        statements.add(new Statement(About.BUILT_COMMIT, "sha", sha));
        statements.add(new Statement(About.REF, "ref", ref));
        return refs.of(ref, claims.isTrue("ref_protected"));
    }

    /** The token's commit is the test merge; which commit is the head, the forge says. */
    private TrustLevel ofPullRequest(Claims claims, List<Statement> statements) {
        statements.add(new Statement(About.BUILT_COMMIT, "sha", claims.commit("sha")));
        statements.add(new Statement(About.REF, "head_ref", "refs/heads/" + claims.text("head_ref")));
        var number = PULL_REQUEST.matcher(claims.text("ref"));
        if (number.matches()) {
            statements.add(new Statement(About.PULL_REQUEST, "ref", number.group(1)));
        }
        return forks ? TrustLevel.UNTRUSTED : TrustLevel.ORDINARY;
    }
}
