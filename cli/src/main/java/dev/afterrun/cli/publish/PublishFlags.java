package dev.afterrun.cli.publish;

import dev.afterrun.cli.options.FlagSource;
import dev.afterrun.cli.options.Setting;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What can be said of the job's end and its files on the command line. */
public final class PublishFlags {
    @Mixin
    private final JobFlags job = new JobFlags();

    @Option(
            names = "--conclusion",
            paramLabel = "WORD",
            description = "success, failure or cancelled (AFTERRUN_CONCLUSION). Files are published whichever it is; "
                    + "unless it is success, absent ones are only warned of. Default: CI's, success.")
    @Nullable
    String conclusion;

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
        job.giveTo(flags);
        flags.give(Setting.CONCLUSION, conclusion);
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
