package dev.afterrun.http.identity.job;

import dev.afterrun.contracts.RepositoryId;
import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.contracts.TrustIfListed;
import dev.afterrun.contracts.TrustLevel;
import dev.afterrun.contracts.WorkflowPath;
import dev.afterrun.http.identity.CiJob;
import dev.afterrun.http.identity.IfListed;
import dev.afterrun.http.identity.Statement;
import dev.afterrun.http.identity.Statement.About;
import dev.afterrun.http.identity.issuer.Claims;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Jobs of GitHub Actions (GitHub's reference, "OpenID Connect"). An event that is not known to be for somebody who may write to
 * the repository is untrusted, whatever ref its token names: {@code pull_request_target}, {@code workflow_run} and
 * {@code issue_comment} run on the default branch for whoever caused them, and build something else than the token's commit. Such a run
 * may be trusted as a push where its workflow's file is that of the branch that its token names, and the repository lists it.
 *
 * @param forks whether pull requests of forks have tokens too
 */
record GitHubJobs(String forge, Admission admission, RefTrust refs, boolean forks) implements JobClaims {
    private static final String HEADS = "refs/heads/";
    private static final Pattern WORKFLOW_REF = Pattern.compile(
            "(?<repository>[^/@]+/[^/@]+)/(?<path>\\.github/workflows/[^/]+)@" + HEADS + "(?<branch>.+)");
    private static final Pattern PULL_REQUEST = Pattern.compile("refs/pull/([1-9][0-9]{0,8})/(?:merge|head)");

    @Override
    public CiJob read(Claims claims) {
        var repository = claims.repository("repository", RepositoryName::parse);
        admission.check("repository", repository.toString(), claims.number("repository_owner_id"));
        var statements = new ArrayList<>(List.of(
                new Statement(About.REPOSITORY, "repository", repository.toString()),
                new Statement(About.RUN, "run_id", claims.number("run_id")),
                new Statement(About.ATTEMPT, "run_attempt", claims.number("run_attempt"))));
        var proven = switch (claims.text("event_name")) {
            case "push", "schedule", "workflow_dispatch", "repository_dispatch", "release" -> push(claims);
            // What is in a merge queue is approved, but not merged.
            case "merge_group" -> push(claims).atMost(TrustLevel.ORDINARY);
            // Of these no workflow is ever listed: they run the pull request's own.
            case "pull_request" -> pullRequest(claims);
            default -> new Proven(TrustLevel.UNTRUSTED, List.of(), ifListed(claims, repository));
        };
        statements.addAll(proven.statements());
        return new CiJob(
                claims.subject(),
                new RepositoryId(forge, claims.number("repository_id")),
                repository,
                proven.trust(),
                statements,
                proven.ifListed());
    }

    private Proven push(Claims claims) {
        var ref = claims.text("ref");
        var sha = claims.commit("sha");
        return new Proven(
                refs.of(ref, claims.isTrue("ref_protected")),
                List.of(
                        new Statement(About.COMMIT, "sha", sha),
                        new Statement(About.BUILT_COMMIT, "sha", sha),
                        new Statement(About.REF, "ref", ref)));
    }

    /** The token's commit is the test merge; which commit is the head, the forge says. */
    private Proven pullRequest(Claims claims) {
        var statements = new ArrayList<>(List.of(
                new Statement(About.BUILT_COMMIT, "sha", claims.commit("sha")),
                new Statement(About.REF, "head_ref", HEADS + claims.text("head_ref"))));
        var number = PULL_REQUEST.matcher(claims.text("ref"));
        if (number.matches()) {
            statements.add(new Statement(About.PULL_REQUEST, "ref", number.group(1)));
        }
        return new Proven(forks ? TrustLevel.UNTRUSTED : TrustLevel.ORDINARY, statements);
    }

    /**
     * What a run may become whose workflow is the repository's own, on the branch that the token names: one of a pull request's branch, of
     * another repository, or one that is called by another has no say.
     */
    private Optional<IfListed> ifListed(Claims claims, RepositoryName repository) {
        var workflow = claims.find("workflow_ref");
        return workflow.map(WORKFLOW_REF::matcher)
                .filter(Matcher::matches)
                .filter(ref -> ref.group("repository").equalsIgnoreCase(repository.toString()))
                .filter(ref -> WorkflowPath.isOne(ref.group("path")))
                .filter(ref -> claims.find("ref").equals(Optional.of(HEADS + ref.group("branch"))))
                .filter(_ -> claims.find("job_workflow_ref").or(() -> workflow).equals(workflow))
                .map(ref -> ifListed(new WorkflowPath(ref.group("path")), ref.group("branch"), push(claims)));
    }

    private static IfListed ifListed(WorkflowPath workflow, String branch, Proven push) {
        return new IfListed(new TrustIfListed(workflow, branch, push.trust()), push.statements());
    }

    /** What an event proves of the run that it has set off. */
    private record Proven(TrustLevel trust, List<Statement> statements, Optional<IfListed> ifListed) {
        private Proven(TrustLevel trust, List<Statement> statements) {
            this(trust, statements, Optional.empty());
        }

        private Proven atMost(TrustLevel bound) {
            return new Proven(trust.atMost(bound), statements, ifListed);
        }
    }
}
