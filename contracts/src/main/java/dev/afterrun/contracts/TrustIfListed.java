package dev.afterrun.contracts;

/**
 * What raises the trust of a run that is untrusted: its token says that the workflow's file is that of a branch of its own repository. It
 * counts while that branch is the default one, and the {@code afterrun.toml} on it lists the workflow.
 *
 * @param branch without {@code refs/heads/}
 * @param trust that of a push of the branch
 */
public record TrustIfListed(WorkflowPath workflow, String branch, TrustLevel trust) {}
