package dev.afterrun.contracts.event;

/**
 * What the forge told ingest by itself, on {@code afterrun.pull-requests}. Its signature was checked, and still it decides
 * nothing: it says what the forge is worth asking about. Keyed by repository and number, or by what else it is about.
 */
public sealed interface PullRequestFact
        permits PullRequestChanged,
                LabelChanged,
                CommentChanged,
                BranchPushed,
                WorkflowRunChanged,
                RerunRequested,
                InstallationChanged,
                UnknownPullRequestFact {}
