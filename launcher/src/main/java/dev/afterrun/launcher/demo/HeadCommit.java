package dev.afterrun.launcher.demo;

import dev.afterrun.contracts.Commit;
import dev.afterrun.contracts.Digest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which commit a checkout is at.
 *
 * @param origin where that is known from, in a few words
 */
record HeadCommit(Commit commit, String origin) {
    private static final int HEX_DIGITS = 40;

    /** Git's HEAD; without Git a commit's name that is made out of the sources' content, the same for the same content. */
    static HeadCommit of(Path root) throws IOException {
        var head = git(root);
        return head.isPresent()
                ? new HeadCommit(head.get(), "the checkout's HEAD")
                : new HeadCommit(ofContent(root), "made out of the sources' content, since this is no Git checkout");
    }

    private static Optional<Commit> git(Path root) throws IOException {
        if (!Files.exists(root.resolve(".git"))) {
            return Optional.empty();
        }
        try {
            var git = new ProcessBuilder(List.of("git", "rev-parse", "--verify", "HEAD"))
                    .directory(root.toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            git.getOutputStream().close();
            var said = new String(git.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
            return git.waitFor() == 0 ? Optional.of(new Commit(said)) : Optional.empty();
        } catch (IOException e) {
            // No git on this machine.
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static Commit ofContent(Path root) throws IOException {
        var sum = Digest.sha256();
        for (var file : sources(root)) {
            sum.update(root.relativize(file).toString().getBytes(StandardCharsets.UTF_8));
            sum.update(Digest.of(Files.readAllBytes(file)).bytes());
        }
        return new Commit(Digest.ofHash(sum.digest()).hex().substring(0, HEX_DIGITS));
    }

    private static List<Path> sources(Path root) throws IOException {
        try (Stream<Path> files = Files.find(root, 20, (path, attributes) -> attributes.isRegularFile())) {
            return files.filter(file -> partOfSources(root.relativize(file)))
                    .sorted()
                    .toList();
        }
    }

    private static boolean partOfSources(Path relative) {
        var text = "/" + relative;
        return text.contains("/src/") && !text.contains("/target/") && !text.contains("/.afterrun/");
    }
}
