package dev.afterrun.cli.publish;

import dev.afterrun.cli.options.FlagSource;
import dev.afterrun.cli.options.Setting;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which job it is, as far as the command line says. */
public final class JobFlags {
    @Option(
            names = "--repo",
            paramLabel = "OWNER/NAME",
            description = "The repository (AFTERRUN_REPO). Default: CI's, git's remote 'origin', local/FOLDER.")
    @Nullable
    String repo;

    @Option(
            names = "--commit",
            paramLabel = "SHA",
            description =
                    "The commit in full, of a pull request its head (AFTERRUN_COMMIT). Default: CI's, git's HEAD.")
    @Nullable
    String commit;

    @Option(
            names = "--built-commit",
            paramLabel = "SHA",
            description = "What was checked out where that differs, such as a test merge (AFTERRUN_BUILT_COMMIT).")
    @Nullable
    String builtCommit;

    @Option(
            names = "--run",
            paramLabel = "ID",
            description = "The id that all jobs of the run share (AFTERRUN_RUN). Default: CI's, local-TIME.")
    @Nullable
    String run;

    @Option(
            names = "--attempt",
            paramLabel = "N",
            description =
                    "1, and one more for each re-run; replaces what an earlier attempt published (AFTERRUN_ATTEMPT).")
    @Nullable
    String attempt;

    @Option(
            names = "--job",
            paramLabel = "NAME",
            description = "The job, with its matrix values (AFTERRUN_JOB). Default: CI's, 'local'.")
    @Nullable
    String job;

    @Option(
            names = "--pr",
            paramLabel = "N",
            description = "A hint which pull request it is; the forge has the last word (AFTERRUN_PR).")
    @Nullable
    String pullRequest;

    @Option(names = "--branch", paramLabel = "NAME", description = "The branch (AFTERRUN_BRANCH).")
    @Nullable
    String branch;

    @Option(
            names = "--source",
            paramLabel = "URI",
            description = "The CI system, where it is not recognised (AFTERRUN_SOURCE).")
    @Nullable
    String source;

    @Option(
            names = "--run-url",
            paramLabel = "URL",
            description = "The run's page at the CI system (AFTERRUN_RUN_URL).")
    @Nullable
    String runUrl;

    @Option(
            names = "--started-at",
            paramLabel = "TIME",
            description = "When the run was started, in ISO 8601; orders runs of one commit (AFTERRUN_STARTED_AT).")
    @Nullable
    String startedAt;

    /** Tells {@code flags} what was given. */
    public void giveTo(FlagSource flags) {
        flags.give(Setting.REPO, repo);
        flags.give(Setting.COMMIT, commit);
        flags.give(Setting.BUILT_COMMIT, builtCommit);
        flags.give(Setting.RUN, run);
        flags.give(Setting.ATTEMPT, attempt);
        flags.give(Setting.JOB, job);
        flags.give(Setting.PR, pullRequest);
        flags.give(Setting.BRANCH, branch);
        flags.give(Setting.SOURCE, source);
        flags.give(Setting.RUN_URL, runUrl);
        flags.give(Setting.STARTED_AT, startedAt);
    }
}
