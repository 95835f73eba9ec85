package dev.afterrun.persisted.save;

import dev.afterrun.contracts.persisted.ChunkSizes;
import dev.afterrun.contracts.persisted.EntryPath;
import dev.afterrun.contracts.persisted.PathBase;
import dev.afterrun.contracts.persisted.SetDescription;
import dev.afterrun.contracts.persisted.SetEntry;
import dev.afterrun.contracts.persisted.SetSystem;
import dev.afterrun.contracts.persisted.SetTree;
import dev.afterrun.persisted.disk.Bases;
import dev.afterrun.persisted.disk.FileStatus;
import dev.afterrun.persisted.disk.Overlap;
import dev.afterrun.persisted.link.Links;
import dev.afterrun.persisted.link.LinksOut;
import dev.afterrun.persisted.rule.PathRule;
import dev.afterrun.persisted.rule.PathRules;
import dev.afterrun.persisted.rule.PathRules.Standing;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/** Describes the files that rules take, exactly, and hands on their chunks. */
public final class DescribeSet {
    private static final int NAMED = 3;

    private final Bases bases;
    private final SetSystem system;
    private final Links links;
    private final Consumer<String> notes;
    private final InstantSource clock;

    /** {@code notes} hears, in one line each, what was left out. */
    public DescribeSet(Bases bases, SetSystem system, Links links, Consumer<String> notes) {
        this(bases, system, links, notes, InstantSource.system());
    }

    /** @param clock of the machine whose files these are */
    DescribeSet(Bases bases, SetSystem system, Links links, Consumer<String> notes, InstantSource clock) {
        this.clock = clock;
        this.bases = bases;
        this.system = system;
        this.links = links;
        this.notes = notes;
    }

    /**
     * All that {@code rules} take, cut by {@code sizes}; memory grows with the number of files, not with their bytes.
     *
     * @throws SetRefused when a required rule took nothing, a file changes that may not, or a link leads out that may not
     */
    public SetDescription describe(PathRules rules, ChunkSizes sizes, ChunkSink sink) throws IOException {
        return describe(rules, sizes, sink, KnownFiles.NONE, bytes -> {});
    }

    /**
     * The same, but for files that are {@code known}, which are not read; {@code found} hears before anything is how many bytes the
     * files have that were found.
     */
    public SetDescription describe(
            PathRules rules, ChunkSizes sizes, ChunkSink sink, KnownFiles known, LongConsumer found)
            throws IOException {
        var walked = new EnumMap<PathBase, List<Found>>(PathBase.class);
        for (var base : rules.bases()) {
            walked.put(base, RuleWalk.below(bases.of(base), rules.from(base), notes));
        }
        var all = walked.values().stream().flatMap(List::stream).toList();
        refuseUnmet(rules, all);
        refuseOverlap(walked);
        found.accept(bytes(all));
        var trees = new ArrayList<SetTree>();
        var reading = new SteadyRead(new FileCut(sizes, sink), clock);
        for (var walk : walked.entrySet()) {
            var entries = new TreeDescription(walk.getKey(), reading, known).of(walk.getValue());
            var tree = new SetTree(walk.getKey(), entries);
            refuseLinksOut(tree);
            trees.add(tree);
        }
        return new SetDescription(SetDescription.VERSION, system, sizes, trees);
    }

    private static long bytes(List<Found> found) {
        return found.stream()
                .map(Found::status)
                .filter(status -> status.kind() == FileStatus.Kind.FILE)
                .mapToLong(FileStatus::size)
                .sum();
    }

    private void refuseOverlap(Map<PathBase, List<Found>> walked) throws IOException {
        var taken = new EnumMap<PathBase, List<EntryPath>>(PathBase.class);
        walked.forEach((base, found) -> taken.put(
                base,
                found.stream()
                        .filter(each -> each.reach().standing() == Standing.TAKEN)
                        .map(Found::path)
                        .toList()));
        var overlap = Overlap.of(bases, taken);
        if (overlap.isPresent()) {
            throw new SetRefused("two rules take one place from two bases, which no restore can bring back: "
                    + overlap.get() + "; name it below one of them, or leave it out below the other with a rule that"
                    + " begins with '!'");
        }
    }

    private void refuseLinksOut(SetTree tree) {
        var out = links == Links.ANYWHERE ? List.<SetEntry.SymbolicLink>of() : LinksOut.of(tree);
        if (!out.isEmpty()) {
            throw new SetRefused("links lead out of the set (" + out.size() + "), such as "
                    + String.join(
                            ", ",
                            out.stream().limit(NAMED).map(DescribeSet::named).toList())
                    + "; leave them out with a rule that begins with '!', or allow such links");
        }
    }

    private static String named(SetEntry.SymbolicLink link) {
        return "'" + link.path() + "' to '" + link.target() + "'";
    }

    private static void refuseUnmet(PathRules rules, List<Found> found) {
        var matched = new HashSet<PathRule>();
        found.forEach(each -> matched.addAll(each.reach().taking()));
        var unmet = rules.unmet(matched);
        if (!unmet.isEmpty()) {
            throw new SetRefused("there is nothing for the rule '" + unmet.getFirst()
                    + "', which begins with '=' and so must take something");
        }
    }
}
