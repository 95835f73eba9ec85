package dev.afterrun.storage.share;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The curl of this machine, as people type it. */
record Curl(Path directory, URI server) {
    /** What curl says when it is run with these arguments; {@code HOST} in them is the server. */
    Said run(String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("curl", "-sS", "-D", "head", "--max-time", "60"));
        for (var argument : arguments) {
            command.add(argument.replace("HOST", server.toString().replaceAll("/$", "")));
        }
        var process = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectError(
                        ProcessBuilder.Redirect.to(directory.resolve("err").toFile()))
                .start();
        process.getOutputStream().close();
        var body = process.getInputStream().readAllBytes();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IOException("curl did not end");
        }
        var head = directory.resolve("head");
        return new Said(
                process.exitValue(),
                java.nio.file.Files.exists(head) ? java.nio.file.Files.readString(head) : "",
                new String(body, StandardCharsets.UTF_8));
    }

    /** What curl said. */
    record Said(int exit, String head, String text) {
        /** The status of the last answer. */
        int status() {
            var last = head.substring(head.lastIndexOf("HTTP/1.1 "));
            return Integer.parseInt(last.substring(9, 12));
        }

        Optional<String> header(String name) {
            return headers(name).stream().findFirst();
        }

        List<String> headers(String name) {
            return head.lines()
                    .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
                    .map(line -> line.substring(name.length() + 1).strip())
                    .toList();
        }
    }
}
