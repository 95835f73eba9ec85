package dev.afterrun.cli.publish;

import dev.afterrun.cli.options.FlagSource;
import dev.afterrun.cli.options.Setting;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What can be said of the job and its files on the command line. */
public final class PublishFlags {
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
            names = "--conclusion",
            paramLabel = "WORD",
            description = "success, failure or cancelled (AFTERRUN_CONCLUSION). Files are published whichever it is; "
                    + "unless it is success, absent ones are only warned of. Default: CI's, success.")
    @Nullable
    String conclusion;

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

    @Option(
            names = "--summary",
            paramLabel = "FILE",
            description = "Text or Markdown for the comment, up to 64 KiB (AFTERRUN_SUMMARY).")
    @Nullable
    String summary;

    @Option(
            names = "--dir",
            paramLabel = "DIR",
            description = "Publish what is in it, under paths relative to it; "
                    + "several may be given (AFTERRUN_DIR, by commas).")
    List<String> directories = new ArrayList<>();

    @Parameters(
            paramLabel = "FILE",
            arity = "0..*",
            description = "Publish this file, under its relative path where that is below the working "
                    + "directory, else under its name (AFTERRUN_FILES, by commas).")
    List<String> files = new ArrayList<>();

    @Option(
            names = "--hidden",
            description = "Take hidden files of directories too; they often hold secrets (AFTERRUN_HIDDEN=1).")
    boolean hidden;

    @Option(
            names = {"--new-version", "--replace"},
            description = "Take names that other content has for this commit (AFTERRUN_NEW_VERSION=1).")
    boolean newVersion;

    @Option(
            names = "--sums",
            paramLabel = "FILE",
            description = "Where the digests go, for sha256sum -c (AFTERRUN_SUMS). Default: afterrun-out/SHA256SUMS.")
    @Nullable
    String sums;

    @Option(names = "--parallel", paramLabel = "N", description = "Requests at a time (AFTERRUN_PARALLEL). Default: 4.")
    @Nullable
    String parallel;

    @Option(names = "--wait", description = "Wait until everything is stored (AFTERRUN_WAIT=1).")
    boolean wait;

    @Option(
            names = "--timeout",
            paramLabel = "TIME",
            description = "How long to wait, such as 90s or 5m (AFTERRUN_TIMEOUT). Default: 5m.")
    @Nullable
    String timeout;

    @Option(
            names = "--optional",
            description = "An unreachable server is one warning, and exit 0 (AFTERRUN_OPTIONAL=1).")
    public boolean optional;

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
        flags.give(Setting.CONCLUSION, conclusion);
        flags.give(Setting.SOURCE, source);
        flags.give(Setting.RUN_URL, runUrl);
        flags.give(Setting.STARTED_AT, startedAt);
        flags.give(Setting.SUMMARY, summary);
        flags.give(Setting.DIR, directories);
        flags.give(Setting.FILES, files);
        flags.turnOn(Setting.HIDDEN, hidden);
        flags.turnOn(Setting.NEW_VERSION, newVersion);
        flags.give(Setting.SUMS, sums);
        flags.give(Setting.PARALLEL, parallel);
        flags.turnOn(Setting.WAIT, wait);
        flags.give(Setting.TIMEOUT, timeout);
        flags.turnOn(Setting.OPTIONAL, optional);
    }
}
