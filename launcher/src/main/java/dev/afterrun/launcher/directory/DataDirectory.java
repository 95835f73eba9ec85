package dev.afterrun.launcher.directory;

import dev.afterrun.cli.failure.ExitCode;
import dev.afterrun.cli.failure.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Everything that one installation keeps, in one directory of mode 0700 that one launcher at a time holds.
 *
 * <pre>
 * blobs/ forge/ kafka/ postgres/   what the parts keep
 * cli/                             the CLI that is handed out
 * logs/NAME.log                    what each part said since its last start
 * processes/NAME                   pid and start time of each child
 * secrets/                         the token's key, the database's passwords
 * ports                            the ports that were chosen at first
 * endpoint                         address and token, for the CLI
 * </pre>
 */
public final class DataDirectory implements AutoCloseable {
    private final Path root;
    private final DirectoryLock lock;

    private DataDirectory(Path root, DirectoryLock lock) {
        this.root = root;
        this.lock = lock;
    }

    /**
     * Makes the directory where it is not there, and takes it.
     *
     * @throws Failure when another launcher holds it, or it holds something else
     */
    public static DataDirectory open(Path path) throws IOException {
        var root = path.toAbsolutePath().normalize();
        refuseForeign(root);
        OwnerOnly.directory(root);
        return new DataDirectory(root, DirectoryLock.take(root));
    }

    /** The directory itself, absolute. */
    public Path root() {
        return root;
    }

    /** A directory of that name within, made where it is not there. */
    public Path directory(String name) throws IOException {
        return OwnerOnly.directory(root.resolve(name));
    }

    /** A file of that name within, there or not. */
    public Path file(String name) {
        return root.resolve(name);
    }

    /** A file of that name that only the owner may read, there or not. */
    public Path secret(String name) throws IOException {
        return directory("secrets").resolve(name);
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }

    // Its mode is about to become 0700: that is not to happen to somebody's home directory.
    private static void refuseForeign(Path root) throws IOException {
        if (!Files.exists(root) || Files.exists(root.resolve("lock"))) {
            return;
        }
        if (!Files.isDirectory(root)) {
            throw Failure.usage(
                    root.toString(), "it is no directory", "name one, or what is not there yet, with --data");
        }
        try (var entries = Files.list(root)) {
            if (entries.anyMatch(entry -> !entry.getFileName().toString().equals("demo"))) {
                throw new Failure(
                        ExitCode.REFUSED,
                        "the directory " + root,
                        "it holds something that is not Afterrun's",
                        "name an empty or a new one with --data");
            }
        }
    }
}
