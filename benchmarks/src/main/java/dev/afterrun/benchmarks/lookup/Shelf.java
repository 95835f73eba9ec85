package dev.afterrun.benchmarks.lookup;

import dev.afterrun.benchmarks.Bench;
import dev.afterrun.benchmarks.deployment.Cli;
import dev.afterrun.benchmarks.deployment.Deployment;
import dev.afterrun.benchmarks.load.Load;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.Random;

/**
 * A storage that has so many files.
 *
 * @param name of the series that are measured there
 */
record Shelf(String name, int port, int files) {
    /** Too large to be kept in memory, so that its bytes are where a file's are. */
    static final int BYTES = 40_000;

    private static final String FILE = "file.bin";

    /** Starts one and fills it: one file is published, the rest are rows as publishing would have left them. */
    static Shelf filled(Bench bench, String name, int files) throws IOException, InterruptedException, SQLException {
        bench.progress().accept("starting Afterrun and filling it with %,d files".formatted(files));
        var deployment = Deployment.start(bench, name.replace(' ', '-'));
        var directory = bench.data().directory("files");
        var content = new byte[BYTES];
        new Random(BYTES).nextBytes(content);
        Files.write(directory.resolve(FILE), content);
        new Cli(bench, deployment, directory)
                .run("publish", "--repo=octo/hello", "--commit=" + "0123456789".repeat(4), "--run=1", "--wait", FILE);
        try (var rows = Rows.of(deployment.stack().database())) {
            rows.fill(files);
        }
        return new Shelf(name, deployment.storage().getPort(), files);
    }

    /** The request for one of them. */
    String request() {
        // Not zeros alone, which is nobody's commit.
        return "HEAD /octo/lookup/a" + "0".repeat(39 - Load.NUMBER.length()) + Load.THOUSAND + "/dist/file-"
                + Load.NUMBER + ".bin HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\n\r\n";
    }
}
