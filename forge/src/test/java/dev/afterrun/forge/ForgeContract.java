package dev.afterrun.forge;

/** What every forge promises, real or local: a test class gives the stage, and has these tests. */
public interface ForgeContract
        extends PullRequestContract, BranchContract, CommentContract, PeopleContract, OutageContract {}
        extends PullRequestContract, BranchContract, ContentsContract, CommentContract, OutageContract {}
        extends PullRequestContract, BranchContract, CommentContract, ChecksContract, OutageContract {}
