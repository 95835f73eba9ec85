package dev.afterrun.cli.notify.forge;

import dev.afterrun.cli.failure.ExitCode;
import dev.afterrun.cli.failure.Failure;
import dev.afterrun.cli.server.Outage;
import dev.afterrun.cli.server.Retry;
import dev.afterrun.cli.server.Tries;
import dev.afterrun.forge.ForgeBusy;
import dev.afterrun.forge.ForgeRefused;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.Optional;

/** Asks a forge, and again where that may help; what it refuses becomes the one line that people read. */
public record ForgeCalls(Retry retry) {

    /** One request to the forge, or a few. */
    @FunctionalInterface
    public interface Asking<T> {
        /** @throws IOException when trying again may help */
        T ask() throws IOException;
    }

    /** The first answer; {@code what} is a present participle with its object. */
    public <T> T ask(String what, Asking<T> asking) {
        for (var tries = retry.tries(); ; ) {
            try {
                return once(what, asking);
            } catch (IOException e) {
                goOnAfter(tries, what, e);
            }
        }
    }

    /** The answer to one try. */
    public <T> T once(String what, Asking<T> asking) throws IOException {
        try {
            return asking.ask();
        } catch (ForgeRefused e) {
            throw new Failure(ExitCode.REFUSED, what, String.valueOf(e.getMessage()));
        }
    }

    /** Waits before the next try, as long as the forge asks for; ends the command where there is none. */
    public void goOnAfter(Tries tries, String what, IOException why) {
        if (why instanceof InterruptedIOException) {
            throw unreachable(what, why, "");
        }
        var reason = String.valueOf(why.getMessage());
        var outage = new Outage(reason, asked(why), Outage.of(why).chance());
        try {
            if (!tries.waits(reason, Failure.oneLine(what + ": " + reason), outage)) {
                throw unreachable(what, why, tries.inVain(outage));
            }
        } catch (InterruptedIOException e) {
            throw unreachable(what, e, "");
        }
    }

    private static Optional<Duration> asked(IOException why) {
        return why instanceof ForgeBusy busy ? busy.retryAfter() : Optional.empty();
    }

    private static Failure unreachable(String what, IOException why, String tried) {
        return new Failure(
                ExitCode.UNREACHABLE, what, why.getMessage() + tried, "look whether the forge is up, and try again");
    }
}
