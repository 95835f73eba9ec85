package dev.afterrun.cli.ci;

import dev.afterrun.cli.options.Found;
import dev.afterrun.cli.options.Variables;
import dev.afterrun.cli.server.OwnTokens;
import java.time.Clock;
import java.util.Optional;
import java.util.stream.Stream;

/** One CI system, as it shows itself to a job; each says what it knows and leaves out the rest. */
public sealed interface CiSystem
        permits AzurePipelines, Buildkite, CircleCi, Drone, GitHubActions, GitLabCi, Jenkins, Travis, Woodpecker {

    /** The system in which these variables were set, if any. */
    static Optional<CiSystem> around(Variables variables) {
        // Woodpecker comes before Drone, whose variables it once set as well; Jenkins last, for its agents run
        // anywhere.
        return Stream.<CiSystem>of(
                        new GitHubActions(variables),
                        new GitLabCi(variables),
                        new Buildkite(variables),
                        new CircleCi(variables),
                        new AzurePipelines(variables),
                        new Travis(variables),
                        new Woodpecker(variables),
                        new Drone(variables),
                        new Jenkins(variables))
                .filter(CiSystem::isHere)
                .findFirst();
    }

    /** The system's name, for people. */
    String name();

    /** Whether this job runs there. */
    boolean isHere();

    /** {@code owner/name}. */
    Optional<Found> repository();

    /** The commit that the run is for: a pull request's head rather than its test merge. */
    Optional<Found> commit();

    /** The commit that was checked out. */
    default Optional<Found> builtCommit() {
        return Optional.empty();
    }

    /** The id that all jobs of one run share. */
    Optional<Found> run();

    /** 1 for the first; a repetition of the same run counts up. */
    default Optional<Found> attempt() {
        return Optional.empty();
    }

    /** The job, with its matrix values where the system tells them. */
    Optional<Found> job();

    /** The branch, of the pull request where it is one. */
    Optional<Found> branch();

    /** The pull request's number. */
    Optional<Found> pullRequest();

    /** {@code success}, {@code failure} or {@code cancelled}, where the system tells it to the job itself. */
    default Optional<Found> conclusion() {
        return Optional.empty();
    }

    /** The run's page. */
    Optional<Found> runUrl();

    /** The system, as a URI: what makes {@link #run()} unique in the world. */
    Optional<Found> source();

    /** The tokens that it makes for this job; asked for at moments of {@code clock}. */
    default OwnTokens tokens(Clock clock) {
        return OwnTokens.NONE;
    }

    /** Whether the job is of a fork's pull request, to which the system gives nothing that proves who it is. */
    default boolean isOfFork() {
        return false;
    }

    /** When the run was started, in ISO 8601. */
    default Optional<Found> startedAt() {
        return Optional.empty();
    }
}
