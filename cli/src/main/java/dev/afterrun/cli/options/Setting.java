package dev.afterrun.cli.options;

import java.util.Locale;

/**
 * Everything that can be set, each under one name: the flag {@code --run-url} is {@code AFTERRUN_RUN_URL} in the
 * environment and {@code run_url} in an INI file.
 */
public enum Setting {
    URL,
    TOKEN,
    DATA,
    CONFIG,
    OPTIONAL,
    VERBOSE,
    RETRY_FOR,
    REPO,
    COMMIT,
    BUILT_COMMIT,
    RUN,
    ATTEMPT,
    JOB,
    PR,
    BRANCH,
    CONCLUSION,
    SOURCE,
    RUN_URL,
    STARTED_AT,
    EXPECT,
    SUMMARY,
    DIR,
    FILES,
    HIDDEN,
    NEW_VERSION,
    SUMS,
    PARALLEL,
    WAIT,
    TIMEOUT,
    FORGE_URL,
    FORGE_TOKEN,
    STORE_API,
    STORE_ENDPOINT,
    STORE_IDENTITY,
    STORE_SECRET,
    STORE_BUCKET,
    STORE_DAYS;

    /** The environment variable. */
    public String variable() {
        return "AFTERRUN_" + name();
    }

    /** The key in an INI file. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The flag; files stand on the command line as they are. */
    public String flag() {
        return this == FILES ? "FILE" : "--" + key().replace('_', '-');
    }

    /** Whether nobody may read it in a log. */
    boolean isSecret() {
        return switch (this) {
            case TOKEN, FORGE_TOKEN, STORE_IDENTITY, STORE_SECRET -> true;
            default -> false;
        };
    }

    /** Whether it may be given several times; elsewhere than in flags a {@link #separator} stands between. */
    boolean isList() {
        return this == DIR || this == FILES || this == EXPECT;
    }

    /** What separates several values elsewhere than in flags. */
    Words.Separator separator() {
        // The names of jobs have commas: build (linux, 21).
        return this == EXPECT ? Words.Separator.LINE : Words.Separator.LINE_OR_COMMA;
    }
}
