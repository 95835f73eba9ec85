package dev.afterrun.contracts.event;

/**
 * What storage tells, on {@code afterrun.storage}. Keyed by repository and commit, so that a matrix stays together, or by
 * what else it is about.
 */
public sealed interface StorageFact
        permits RunStored,
                RunUnderway,
                SealChanged,
                RepositoryTold,
                PullRequestTold,
                CommandAnswered,
                UnknownStorageFact {}
