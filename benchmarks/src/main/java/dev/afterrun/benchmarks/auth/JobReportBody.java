package dev.afterrun.benchmarks.auth;

import dev.afterrun.benchmarks.load.Load;

/** A run-finished report of 1 KB of one job of one run, as its token has it; each has a summary of its own, and so an id. */
final class JobReportBody {
    static final String REPOSITORY = "octo/hello";
    static final String RUN = "7";
    static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";

    private static final int BYTES = 1024;

    private static final String START = """
            {"repository":"%s","run":"%s","attempt":1,"job":"linux-x86_64 / release","commit":"%s",\
            "branch":"main","conclusion":"success",\
            "startedAt":"2026-01-01T00:00:00Z","finishedAt":"2026-01-01T00:05:00Z",\
            "url":"https://ci.example.org/octo/hello/runs/7",\
            "manifest":{"sha256":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa","files":12,"bytes":3456789},\
            "summary":"%s\
            """.formatted(REPOSITORY, RUN, COMMIT, Load.NUMBER);

    private static final String END = "\"}";

    static final String TEXT = START + "x".repeat(BYTES - START.length() - END.length()) + END;

    private JobReportBody() {}
}
