package dev.afterrun.contracts;

/** The bounds that hold everywhere; each is named in the error that passing it earns. */
public final class Limits {
    /** Bytes of one event's body, and of one request to an API that is not an upload. */
    public static final int EVENT_BYTES = 1024 * 1024;

    /** Bytes of one webhook's body: the most that GitHub sends (25 MiB). */
    public static final int WEBHOOK_BYTES = 25 * 1024 * 1024;

    /** Bytes of a webhook's body above which they are read one at a time. */
    public static final int WEBHOOK_BYTES_AT_ONCE = 1024 * 1024;

    /** Secrets that webhooks are checked with. */
    public static final int WEBHOOK_SECRETS = 10;

    /** Characters of a comment that an event tells. */
    public static final int COMMENT_LENGTH = 65_536;

    /** Characters of what a command is answered with. */
    public static final int ANSWER_LENGTH = 1_000;

    /** Repositories that an event names of an installation, and labels of a pull request. */
    public static final int REPOSITORIES_TOLD = 100;

    /** Bytes of a summary in UTF-8. */
    public static final int SUMMARY_BYTES = 64 * 1024;

    /** Files of one job. */
    public static final int FILES_PER_JOB = 100_000;

    /** Files that plain JSON may list inline, without a manifest. */
    public static final int FILES_INLINE = 1_000;

    /** Files that an event shows; the manifest has them all. */
    public static final int FILES_SHOWN = 100;

    /** Bytes of one file, where the operator sets nothing else: 5 GiB. */
    public static final long FILE_BYTES = 5L * 1024 * 1024 * 1024;

    /** Bytes of a path in UTF-8. */
    public static final int PATH_BYTES = 1024;

    /** Bytes of the request that opens an upload session: room for 100,000 entries. */
    public static final int SESSION_BYTES = 64 * 1024 * 1024;

    /** Bytes below which files of one session travel and lie together in a pack. */
    public static final int PACKED_BYTES = 256 * 1024;

    /** Bytes of one pack. */
    public static final int PACK_BYTES = 32 * 1024 * 1024;

    /** Times that other bytes may be sent straight to the store for one blob of a session. */
    public static final int WRONG_SENDINGS = 3;

    /** Files of one form. */
    public static final int FILES_OF_A_FORM = 100;

    /** Digests and paths that one request may ask for. */
    public static final int FILES_ASKED = 1_000;

    /** Characters of a run's id, a job's name, a branch, a source. */
    public static final int NAME_LENGTH = 255;

    /** Pointers of one repository, those that were removed among them, since their histories stay. */
    public static final int POINTERS = 10_000;

    /** Jobs that a pointer's rule names. */
    public static final int POINTER_JOBS = 100;

    /** Characters of the reason why a pointer was moved. */
    public static final int POINTER_REASON = 1_000;

    /** Moves of a pointer in one answer. */
    public static final int POINTER_MOVES_SHOWN = 100;

    /** Pins of one repository that hold at the same time. */
    public static final int PINS = 1_000;

    /** Characters of the reason why something is kept. */
    public static final int PIN_REASON = 1_000;

    /** Bytes of an {@code afterrun.toml}. */
    public static final int SETTINGS_BYTES = 64 * 1024;

    /** Runs or files that rules are tried on at once. */
    public static final int RUNS_TRIED = 20;

    /** Files that rules are tried on at once, and that one explanation goes through. */
    public static final int FILES_TRIED = 200_000;

    /** Groups of files in one answer about rules. */
    public static final int FILE_GROUPS = 500;

    /** Characters of an address within a repository, as a request names it: each byte of a path may take three. */
    public static final int ADDRESS_LENGTH = 4_096;

    /** Jobs that a run which begins says are to come. */
    public static final int JOBS_EXPECTED = 1_000;

    /** Files of one job that are read as test reports, by path. */
    public static final int REPORTS_READ = 2_000;

    /** Bytes of one test report: 32 MiB. */
    public static final int REPORT_BYTES = 32 * 1024 * 1024;

    /** Tests of one report. */
    public static final int TESTS_OF_A_REPORT = 100_000;

    /** Characters of a test's name, and of its suite's; the rest is cut off. */
    public static final int TEST_NAME = 300;

    /** Bytes of what a report says of a failed test; the rest is cut off. */
    public static final int TEST_OUTPUT_BYTES = 2_048;

    /** Failed tests of a job that a fact names. */
    public static final int FAILED_TESTS_SHOWN = 50;

    /** Flaky tests of a job that a fact names. */
    public static final int FLAKY_TESTS_SHOWN = 50;

    /** Commands of a job that a fact has. */
    public static final int INSTALLS_SHOWN = 20;

    /** Bytes of a persisted set's description as JSON: 64 MiB. */
    public static final int SET_DESCRIPTION_BYTES = 64 * 1024 * 1024;

    /** Packs of a persisted set: 64 GiB in packs of 8 MiB. */
    public static final int SET_PACKS = 8_192;

    /** Generations that one job says it has restored. */
    public static final int SETS_RESTORED = 100;

    /** Sets that one job declares, and that an archive of a fork's job brings. */
    public static final int SETS_OF_JOB = 100;

    /** Names that one request for a set asks for, the first that has one first. */
    public static final int SET_NAMES_ASKED = 20;

    /** Generations in one answer. */
    public static final int GENERATIONS_SHOWN = 100;

    /** Persisted sets that a fact names of those that a job restored, and of those that it saved. */
    public static final int SETS_SHOWN = 10;

    /** Characters of the reason why a set was invalidated. */
    public static final int INVALIDATION_REASON = 1_000;

    /** Tokens of one repository, for uploading and for installing, that are good at the same time. */
    public static final int UPLOAD_TOKENS = 100;

    /** Days for which a link to a file may last. */
    public static final int LINK_DAYS = 7;

    /** Tokens in one answer, those that ended lately among them. */
    public static final int UPLOAD_TOKENS_SHOWN = 500;

    private Limits() {}
}
