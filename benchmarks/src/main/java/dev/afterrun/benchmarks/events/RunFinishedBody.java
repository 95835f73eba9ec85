package dev.afterrun.benchmarks.events;

import dev.afterrun.benchmarks.load.Load;

/** A run-finished report of 1 KB, as a CI job sends it; each of another commit, so that all partitions have work. */
final class RunFinishedBody {
    private static final int BYTES = 1024;

    private static final String START = """
            {"repository":"octo/hello","run":"%s","attempt":1,"job":"linux-x86_64 / release",\
            "commit":"0123456789abcdef0123456789ab%s","branch":"main","conclusion":"success",\
            "startedAt":"2026-01-01T00:00:00Z","finishedAt":"2026-01-01T00:05:00Z",\
            "url":"https://ci.example.org/octo/hello/runs/1","pullRequest":7,\
            "manifest":{"sha256":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa","files":12,"bytes":3456789},\
            "summary":\"""".formatted(Load.NUMBER, Load.NUMBER);

    private static final String END = "\"}";

    static final String TEXT = START + "x".repeat(BYTES - START.length() - END.length()) + END;

    private RunFinishedBody() {}
}
