package dev.afterrun.cli.persist;

import dev.afterrun.cli.console.Figures;
import dev.afterrun.cli.publish.Carrying;
import dev.afterrun.cli.server.Json;
import dev.afterrun.cli.set.DeclaredSet;
import dev.afterrun.cli.set.JobHere;
import dev.afterrun.cli.set.SetFailures;
import dev.afterrun.cli.set.remote.DescriptionBytes;
import dev.afterrun.contracts.ByteSize;
import dev.afterrun.contracts.Digest;
import dev.afterrun.contracts.HandOver;
import dev.afterrun.contracts.persisted.ChunkSizes;
import dev.afterrun.contracts.persisted.SaveSet;
import dev.afterrun.contracts.persisted.SetBlob;
import dev.afterrun.contracts.persisted.SetDescription;
import dev.afterrun.contracts.persisted.SetEntry;
import dev.afterrun.contracts.persisted.SetKey;
import dev.afterrun.persisted.disk.ThisSystem;
import dev.afterrun.persisted.pack.PackSink;
import dev.afterrun.persisted.rule.PathRules;
import dev.afterrun.persisted.save.DescribeSet;
import dev.afterrun.persisted.save.KnownFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Writes what saving a set would send into {@link HandOver#DIRECTORY}: a fork's job sends nothing itself, and the forge's own means carry it
 * from there. Nobody tells it what is at the server already, so all of the set is in it.
 */
final class LeavingSet {
    private final JobHere job;
    private final DeclaredSet set;
    private final Path into;

    LeavingSet(JobHere job, DeclaredSet set, Path directory) {
        this.job = job;
        this.set = set;
        this.into = directory.resolve(HandOver.DIRECTORY);
    }

    /** What to say about it; empty where the rules took nothing. */
    Optional<String> leave(PathRules rules) {
        return SetFailures.told("persisting '" + set.name() + "'", () -> {
            Files.createDirectories(into.resolve(HandOver.BLOBS));
            var packs = new ArrayList<SetBlob>();
            var described = described(rules, packs);
            if (described.trees().stream().allMatch(tree -> tree.entries().isEmpty())) {
                return Optional.empty();
            }
            var description = DescriptionBytes.of(described);
            register(new SaveSet(
                    set.name(), set.key(), job.job(), job.notes().restored(), blob(description), List.copyOf(packs)));
            return Optional.of(told(described));
        });
    }

    private SetDescription described(PathRules rules, List<SetBlob> packs) throws IOException {
        try (var reading = new Reading(job.progress());
                var sink = new PackSink(Set.of(), (pack, index) -> packs.add(blob(pack)))) {
            var described = new DescribeSet(
                            job.places().bases(), ThisSystem.here(), set.rules().links(), job.console()::note)
                    .describe(rules, ChunkSizes.USUAL, reading.watched(sink), KnownFiles.NONE, reading::begin);
            sink.end();
            return described;
        }
    }

    private SetBlob blob(byte[] bytes) throws IOException {
        var sha256 = Digest.of(bytes);
        Files.write(into.resolve(HandOver.BLOBS).resolve(sha256.hex()), bytes);
        return new SetBlob(sha256, bytes.length);
    }

    /** Last: what is named there lies beside it. */
    private void register(SaveSet request) throws IOException {
        var name =
                set.name() + set.key().map(SetKey::value).map(key -> "@" + key).orElse("");
        var file = into.resolve(HandOver.set(name));
        Files.createDirectories(into.resolve(HandOver.SETS));
        Files.write(file, Json.write(request));
    }

    private String told(SetDescription described) {
        var bytes = described.files().mapToLong(SetEntry.RegularFile::size).sum();
        return "handed over: '" + set.name() + "', "
                + Figures.count(described.files().count(), "file") + ", " + new ByteSize(bytes).rounded() + ", "
                + Carrying.words(job.job().job());
    }
}
