package dev.afterrun.launcher.directory;

import dev.afterrun.cli.failure.ExitCode;
import dev.afterrun.cli.failure.Failure;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Keeps a second launcher out of the directory for as long as this process lives, however it ends.
 *
 * <p>The pid stands in a file of its own: closing any descriptor of a locked file gives up its lock (POSIX, fcntl).
 */
final class DirectoryLock implements AutoCloseable {
    private final FileChannel channel;

    private DirectoryLock(FileChannel channel) {
        this.channel = channel;
    }

    static DirectoryLock take(Path directory) throws IOException {
        var pid = directory.resolve("launcher.pid");
        var channel = FileChannel.open(directory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() == null) {
                throw inUse(directory, pid);
            }
        } catch (OverlappingFileLockException e) {
            throw inUse(directory, pid);
        }
        OwnerOnly.write(pid, Long.toString(ProcessHandle.current().pid()));
        return new DirectoryLock(channel);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private static Failure inUse(Path directory, Path pid) throws IOException {
        var holder = Files.exists(pid)
                ? "the launcher with pid " + Files.readString(pid).strip()
                : "another launcher";
        return new Failure(
                ExitCode.REFUSED,
                "the directory " + directory,
                "it is in use by " + holder,
                "stop that one first, or name another directory with --data");
    }
}
