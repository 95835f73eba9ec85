package dev.afterrun.cli.restore;

import dev.afterrun.cli.console.Console;
import dev.afterrun.cli.console.Figures;
import dev.afterrun.cli.failure.Failure;
import dev.afterrun.cli.set.Share;
import dev.afterrun.contracts.ByteSize;
import dev.afterrun.contracts.persisted.Generation;
import dev.afterrun.contracts.persisted.SetDescription;
import dev.afterrun.contracts.persisted.SetEntry;
import dev.afterrun.persisted.restore.Restored;
import dev.afterrun.persisted.restore.Untouched;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/**
 * A set that is back, and what it took.
 *
 * @param files how many it has
 * @param bytes of these
 * @param received bytes
 */
record Back(Generation generation, long files, long bytes, Restored restored, long received) {
    /** One of which something may have been missing. */
    static Back of(Generation generation, SetDescription set, Restored restored, long received) {
        var bytes = set.files().mapToLong(SetEntry.RegularFile::size).sum();
        return new Back(generation, set.files().count(), bytes, restored, received);
    }

    /** One that was there. */
    static Back of(Generation generation, Untouched untouched) {
        return new Back(generation, untouched.files(), untouched.bytes(), new Restored(0, untouched.entries(), 0), 0);
    }

    /** Tells it in two lines. */
    void tell(Console console, Duration took) {
        var by = generation.by();
        console.print(Failure.oneLine("restored '" + generation.name() + "', generation " + generation.number()
                + " (id "
                + generation.id() + ") of " + generation.scope() + ": made "
                + generation.savedAt().truncatedTo(ChronoUnit.SECONDS) + " by run " + by.run() + ", attempt "
                + by.attempt() + ", job '" + by.job() + "', commit "
                + by.commit().hex() + "; "
                + Figures.count(files, "file") + ", " + new ByteSize(bytes).rounded() + ", SHA-256 "
                + generation.description().sha256()));
        console.print("  received " + new Share(received, bytes) + "; wrote "
                + new ByteSize(restored.bytes()).rounded() + "; "
                + String.format(Locale.ROOT, "%,d", restored.made()) + " made, "
                + String.format(Locale.ROOT, "%,d", restored.unchanged()) + " as they should be; "
                + Figures.of(took));
    }
}
