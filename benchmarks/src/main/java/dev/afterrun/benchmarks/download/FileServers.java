package dev.afterrun.benchmarks.download;

import dev.afterrun.benchmarks.Bench;
import dev.afterrun.benchmarks.deployment.Cli;
import dev.afterrun.benchmarks.deployment.Deployment;
import dev.afterrun.benchmarks.peer.Nginx;
import dev.afterrun.benchmarks.report.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Storage and nginx, both with the same two files. */
final class FileServers {
    private static final String LARGE = "large.bin";
    private static final String SMALL = "small.bin";
    private static final int LARGE_BYTES = 100_000_000;
    private static final int SMALL_BYTES = 4_096;

    private final Bench bench;

    FileServers(Bench bench) {
        this.bench = bench;
    }

    List<FileServer> start() throws IOException, InterruptedException {
        var files = bench.data().directory("files");
        write(files.resolve(LARGE), LARGE_BYTES);
        write(files.resolve(SMALL), SMALL_BYTES);
        var servers = new ArrayList<FileServer>();
        var nginx = Nginx.start(bench);
        if (nginx.isPresent()) {
            Files.copy(files.resolve(LARGE), nginx.get().files().resolve(LARGE));
            Files.copy(files.resolve(SMALL), nginx.get().files().resolve(SMALL));
            servers.add(new FileServer(Nginx.NAME, nginx.get().port(), "/" + LARGE, "/" + SMALL));
        }
        servers.add(storage(files));
        return servers;
    }

    private FileServer storage(Path files) throws IOException, InterruptedException {
        bench.progress().accept("starting Afterrun and publishing the files");
        var deployment = Deployment.start(bench, "afterrun");
        var cli = new Cli(bench, deployment, files);
        cli.run(
                "publish",
                "--repo=octo/hello",
                "--commit=" + "0123456789".repeat(4),
                "--run=1",
                "--wait",
                LARGE,
                SMALL);
        var path = "/octo/hello/run-1/";
        return new FileServer(Samples.OURS, deployment.storage().getPort(), path + LARGE, path + SMALL);
    }

    private static void write(Path file, int bytes) throws IOException {
        var content = new byte[bytes];
        new Random(bytes).nextBytes(content);
        Files.write(file, content);
    }
}
