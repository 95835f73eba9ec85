package dev.afterrun.cli.set;

import dev.afterrun.cli.failure.ExitCode;
import dev.afterrun.cli.failure.Failure;
import dev.afterrun.persisted.restore.RestoreRefused;
import dev.afterrun.persisted.restore.SetDamaged;
import dev.afterrun.persisted.save.SetRefused;
import java.io.IOException;
import java.io.UncheckedIOException;

/** How it ends when a set cannot be saved or restored: what is against it by rule, what is damaged, what the disk refuses. */
public final class SetFailures {
    private SetFailures() {}

    /** Work on a set. */
    @FunctionalInterface
    public interface Work<T> {
        /** Does it. */
        T done() throws IOException;
    }

    /** Does {@code work}, which people know as {@code what}; whatever stands in its way ends as commands do. */
    public static <T> T told(String what, Work<T> work) {
        try {
            return work.done();
        } catch (RestoreRefused e) {
            throw new Failure(ExitCode.REFUSED, what, String.valueOf(e.getMessage()));
        } catch (SetDamaged e) {
            throw new Failure(ExitCode.REJECTED, what, String.valueOf(e.getMessage()));
        } catch (SetRefused e) {
            throw new Failure(ExitCode.REJECTED, what, String.valueOf(e.getMessage()));
        } catch (IllegalArgumentException e) {
            // A bound of what a set may have is passed, or a name cannot be in one.
            throw new Failure(
                    ExitCode.REJECTED,
                    what,
                    String.valueOf(e.getMessage()),
                    "leave files out with rules that begin with '!'");
        } catch (UncheckedIOException e) {
            throw ofDisk(what, e);
        } catch (IOException e) {
            throw ofDisk(what, e);
        }
    }

    /** What comes over the line has ended otherwise by then. */
    private static Failure ofDisk(String what, Exception cause) {
        return new Failure(
                ExitCode.REJECTED,
                what,
                "the disk: " + cause,
                "look whether it is full, and whether this user may read and write there");
    }
}
