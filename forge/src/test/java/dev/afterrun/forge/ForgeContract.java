package dev.afterrun.forge;

/** What every forge promises, real or local: a test class gives the stage, and has these tests. */
public interface ForgeContract
        extends PullRequestContract,
                BranchContract,
                ContentsContract,
                CommentContract,
                PeopleContract,
                ChecksContract,
                WorkflowsContract,
                ArtifactsContract,
                OutageContract {}
