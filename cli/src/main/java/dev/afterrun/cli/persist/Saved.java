package dev.afterrun.cli.persist;

import dev.afterrun.cli.console.Console;
import dev.afterrun.cli.console.Figures;
import dev.afterrun.cli.failure.Failure;
import dev.afterrun.cli.set.Share;
import dev.afterrun.cli.set.remote.Travelled;
import dev.afterrun.contracts.ByteSize;
import dev.afterrun.contracts.persisted.Generation;
import dev.afterrun.contracts.persisted.SetBlob;
import dev.afterrun.contracts.persisted.SetDescription;
import dev.afterrun.contracts.persisted.SetEntry;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What was saved, and what it took.
 *
 * @param base the generation that had a part of it
 * @param packs that were made for the rest
 */
record Saved(
        Generation generation,
        SetDescription set,
        Optional<Generation> base,
        List<SetBlob> packs,
        Travelled sent,
        Travelled received) {

    /** Tells it in two lines. */
    void tell(Console console, Duration took) {
        var bytes = set.files().mapToLong(SetEntry.RegularFile::size).sum();
        console.print("persisted '" + generation.name() + "' as generation " + generation.number() + " (id "
                + generation.id() + ") of " + Failure.oneLine(generation.scope().toString()) + ": "
                + Figures.count(set.files().count(), "file") + ", " + new ByteSize(bytes).rounded() + ", SHA-256 "
                + generation.description().sha256());
        console.print("  sent " + new Share(sent.bytes(), bytes) + ", in "
                + Figures.count(packs.size(), "pack")
                + base.map(had -> "; generation " + had.number() + " had the rest")
                        .orElse("")
                + (received.bytes() == 0 ? "" : "; received " + new ByteSize(received.bytes()).rounded())
                + "; " + Figures.of(took));
        generation
                .why()
                .ifPresent(why -> console.print("  " + generation.state().word() + ": " + Failure.oneLine(why)));
    }
}
