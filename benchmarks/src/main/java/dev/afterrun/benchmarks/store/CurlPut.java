package dev.afterrun.benchmarks.store;

import dev.afterrun.benchmarks.transfer.Payload;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** curl, which sends a file straight to the server and signs the request, but not the bytes. */
record CurlPut(S3Server server, Path directory) {
    static final String NAME = "curl";

    /** Seconds from curl's start to its end. */
    double seconds(Payload payload) throws IOException, InterruptedException {
        var key = "curl-" + Long.toHexString(payload.number());
        var file = directory.resolve(key);
        try {
            write(payload, file);
            var begin = System.nanoTime();
            run(List.of(
                    NAME,
                    "--silent",
                    "--show-error",
                    "--fail",
                    "--noproxy",
                    "*",
                    "--aws-sigv4",
                    "aws:amz:us-east-1:s3",
                    "--user",
                    S3Server.ACCESS_KEY + ":" + S3Server.SECRET_KEY,
                    "--header",
                    "x-amz-content-sha256: UNSIGNED-PAYLOAD",
                    "--upload-file",
                    file.toString(),
                    server.address(key).toString()));
            return (System.nanoTime() - begin) / 1e9;
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private static void write(Payload payload, Path file) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            for (var bytes : payload.bytes()) {
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
            }
            channel.force(false);
        }
    }

    private static void run(List<String> command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command).inheritIO().start();
        if (process.waitFor() != 0) {
            throw new IOException("curl ended with " + process.exitValue());
        }
    }
}
