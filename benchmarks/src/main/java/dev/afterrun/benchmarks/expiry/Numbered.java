package dev.afterrun.benchmarks.expiry;

import dev.afterrun.contracts.Digest;
import dev.afterrun.contracts.RepositoryId;
import dev.afterrun.contracts.job.JobId;
import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;

/** Jobs and files by their numbers: who they are, and under which name an object lies in the store. */
final class Numbered {
    /** Files of each job. */
    static final int FILES = 100;

    /** Bytes of each file. */
    static final int BYTES = 100;

    static final String SOURCE = "urn:afterrun:benchmark";
    static final String JOB = "build";

    private static final int REPOSITORIES = 20;

    private Numbered() {}

    /** The repositories; the jobs take turns. */
    static String[] repositories() {
        return IntStream.range(0, REPOSITORIES)
                .mapToObj(number -> "octo/expiry-" + number)
                .toArray(String[]::new);
    }

    static JobId job(int number) {
        var repository = new RepositoryId("local", "octo/expiry-" + number % REPOSITORIES);
        return new JobId(repository, SOURCE, "run-" + number, 1, JOB);
    }

    /** As {@code expiry/DueRows} computes it in the database. */
    static String object(int file) {
        var digest =
                Digest.of(("object " + file).getBytes(StandardCharsets.UTF_8)).hex();
        return digest.substring(0, 2) + "/" + digest;
    }
}
