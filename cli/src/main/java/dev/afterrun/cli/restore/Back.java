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
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/**
 * A set that is back, and what it took.
 *
 * @param received bytes
 */
record Back(Generation generation, SetDescription set, Restored restored, long received) {

    /** Tells it in two lines. */
    void tell(Console console, Duration took) {
        var bytes = set.files().mapToLong(SetEntry.RegularFile::size).sum();
        var by = generation.by();
        console.print(Failure.oneLine("restored '" + generation.name() + "', generation " + generation.number()
                + " (id "
                + generation.id() + ") of " + generation.scope() + ": made "
                + generation.savedAt().truncatedTo(ChronoUnit.SECONDS) + " by run " + by.run() + ", attempt "
                + by.attempt() + ", job '" + by.job() + "', commit "
                + by.commit().hex() + "; "
                + Figures.count(set.files().count(), "file") + ", " + new ByteSize(bytes).rounded() + ", SHA-256 "
                + generation.description().sha256()));
        console.print("  received " + new Share(received, bytes) + "; wrote "
                + new ByteSize(restored.bytes()).rounded() + "; "
                + String.format(Locale.ROOT, "%,d", restored.made()) + " made, "
                + String.format(Locale.ROOT, "%,d", restored.unchanged()) + " as they should be; "
                + Figures.of(took));
    }
}
