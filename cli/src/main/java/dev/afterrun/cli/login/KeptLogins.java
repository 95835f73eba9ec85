package dev.afterrun.cli.login;

import dev.afterrun.cli.failure.ExitCode;
import dev.afterrun.cli.failure.Failure;
import dev.afterrun.cli.options.Surroundings;
import dev.afterrun.cli.secret.OwnersAlone;
import dev.afterrun.cli.server.Json;
import dev.afterrun.contracts.Digest;
import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * What is kept of sign-ins: a file for each server, which its owner alone may read.
 *
 * @param directory of this user, for these files alone
 */
record KeptLogins(Path directory) {
    private static final String WHAT = "the kept sign-in";

    /** A file lock is the process's: threads of one process wait here. */
    private static final ReentrantLock WITHIN = new ReentrantLock();

    /** Those of the user in whose place the command runs. */
    static KeptLogins of(Surroundings surroundings) {
        return new KeptLogins(ConfigPlace.of(surroundings).resolve("logins"));
    }

    boolean has(URI server) {
        return Files.isRegularFile(file(server));
    }

    /** That of {@code server}, if there is one. */
    Optional<Kept> find(URI server) {
        var file = file(server);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            var kept = Json.read(Files.readAllBytes(file), Kept.class);
            if (kept.isWhole() && kept.server().equals(server)) {
                return Optional.of(kept);
            }
        } catch (IOException e) {
            // Told below; what Jackson says might quote a token.
        }
        throw Failure.usage(
                WHAT + " in " + file,
                "it cannot be read, or is not what 'afterrun login' writes",
                "run 'afterrun login' again");
    }

    /** Tries to make room before somebody signs in for nothing. */
    void requireRoom() {
        try {
            OwnersAlone.directory(directory);
        } catch (IOException e) {
            throw unwritable();
        }
    }

    void keep(Kept kept) {
        try {
            OwnersAlone.directory(directory);
            OwnersAlone.replace(file(kept.server()), Json.write(kept));
        } catch (IOException e) {
            throw unwritable();
        }
    }

    void forget(URI server) {
        try {
            Files.deleteIfExists(file(server));
        } catch (IOException e) {
            throw unwritable();
        }
    }

    /** Does {@code work} while no other command of this user does anything of the kind for {@code server}. */
    <T> T alone(URI server, Supplier<T> work) {
        requireRoom();
        WITHIN.lock();
        // The lock's file stays: who deletes one that another waits for lets two in.
        try (var channel = FileChannel.open(
                        directory.resolve(name(server) + ".lock"),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE);
                var lock = channel.lock()) {
            if (!lock.isValid()) {
                throw unwritable();
            }
            return work.get();
        } catch (IOException e) {
            throw unwritable();
        } finally {
            WITHIN.unlock();
        }
    }

    private Path file(URI server) {
        return directory.resolve(name(server) + ".json");
    }

    private static String name(URI server) {
        return Digest.of(server.toString().getBytes(StandardCharsets.UTF_8)).hex();
    }

    private Failure unwritable() {
        return new Failure(
                ExitCode.REJECTED,
                WHAT,
                "it cannot be written in " + directory,
                "let this user alone write there, or set XDG_CONFIG_HOME (on Windows APPDATA)");
    }
}
