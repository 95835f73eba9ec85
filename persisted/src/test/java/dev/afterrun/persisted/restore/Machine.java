package dev.afterrun.persisted.restore;

import dev.afterrun.contracts.persisted.ChunkSizes;
import dev.afterrun.contracts.persisted.SetDescription;
import dev.afterrun.contracts.persisted.SetEntry;
import dev.afterrun.contracts.persisted.SetSystem;
import dev.afterrun.persisted.disk.Attributes;
import dev.afterrun.persisted.disk.Bases;
import dev.afterrun.persisted.disk.Listing;
import dev.afterrun.persisted.disk.OwnNames;
import dev.afterrun.persisted.link.Links;
import dev.afterrun.persisted.rule.PathRules;
import dev.afterrun.persisted.save.ChunkSink;
import dev.afterrun.persisted.save.DescribeSet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A directory that stands for a machine: it has a home, a checkout and a root. */
final class Machine {
    static final SetSystem SYSTEM = new SetSystem(SetSystem.OperatingSystem.LINUX, "amd64");
    static final ChunkSizes SIZES = new ChunkSizes(256, 1024, 4096);

    private final Bases bases;
    private final Path state;
    private final List<String> notes = new ArrayList<>();

    /** All that is there, with the time of the home itself. */
    record Snapshot(SetDescription everything, FileTime home) {}

    Machine(Path directory) {
        this.bases = Bases.below(directory);
        this.state = directory.resolveSibling("state");
    }

    static Machine withHome(Path directory) throws IOException {
        var machine = new Machine(directory);
        Files.createDirectories(machine.home());
        return machine;
    }

    Path home() {
        return bases.home();
    }

    Path workspace() {
        return bases.workspace();
    }

    Path state() {
        return state;
    }

    Bases bases() {
        return bases;
    }

    /** What was left behind or left out. */
    List<String> notes() {
        return notes;
    }

    SetDescription saved(ChunkSink chunks, String... rules) throws IOException {
        return new DescribeSet(bases, SYSTEM, Links.ANYWHERE, notes::add)
                .describe(PathRules.parse(List.of(rules)), SIZES, chunks);
    }

    Restored restore(SetDescription set, ChunkSource chunks) throws IOException {
        return restore(set, chunks, RestoreRules.STRICT, () -> {});
    }

    Restored restore(SetDescription set, ChunkSource chunks, RestoreRules rules, LastLook lastLook) throws IOException {
        return new RestoreSet(new RestorePlace(bases, SYSTEM, state), rules, notes::add).restore(set, chunks, lastLook);
    }

    Snapshot snapshot() throws IOException {
        var everything = saved((sha256, buffer, offset, length) -> {}, "~/*", "*");
        return new Snapshot(everything, Files.getLastModifiedTime(home()));
    }

    /** What is of no use any more and should have gone. */
    List<Path> leftovers() throws IOException {
        try (var all = Files.walk(home())) {
            return all.filter(each -> String.valueOf(each.getFileName()).startsWith(OwnNames.UNPACKING))
                    .toList();
        }
    }

    /** Deletes all below {@code directory}, whatever its mode. */
    static void delete(Path directory) {
        try {
            if (Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
                Attributes.open(directory);
                Listing.of(directory).forEach(Machine::delete);
            }
            Files.delete(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The entries of all trees. */
    static Stream<SetEntry> entries(SetDescription set) {
        return set.trees().stream().flatMap(tree -> tree.entries().stream());
    }
}
