package dev.afterrun.persisted.restore;

import dev.afterrun.contracts.Digest;
import dev.afterrun.contracts.persisted.SetDescription;
import dev.afterrun.contracts.persisted.SetEntry;
import dev.afterrun.contracts.persisted.SetSystem;
import dev.afterrun.contracts.persisted.SetTree;
import dev.afterrun.persisted.disk.Overlap;
import dev.afterrun.persisted.link.Links;
import dev.afterrun.persisted.link.LinksOut;
import dev.afterrun.persisted.restore.RestoreRules.Existing;
import dev.afterrun.persisted.restore.RestoreRules.OtherSystems;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Brings a set back, all of it or nothing: everything is written and verified beside its place, then renamed; after any failure what
 * was there before is there, and nothing else. Where the process is killed, the next restore takes back what it had begun.
 */
public final class RestoreSet {
    private static final int NAMED = 3;

    private final RestorePlace place;
    private final RestoreRules rules;
    private final Consumer<String> notes;

    /** {@code notes} hears, in one line each, what was left behind. */
    public RestoreSet(RestorePlace place, RestoreRules rules, Consumer<String> notes) {
        this.place = place;
        this.rules = rules;
        this.notes = notes;
    }

    /**
     * Makes the disk have what the set has; what it has already is not fetched. {@code lastLook} is asked right before the first file
     * becomes visible.
     *
     * @throws RestoreRefused when a rule is against it
     * @throws SetDamaged when other bytes came than the set has
     * @throws IOException when chunks are not to be had just now, or the disk refuses
     */
    public Restored restore(SetDescription set, ChunkSource source, LastLook lastLook) throws IOException {
        refuseOtherSystem(set);
        refuseLinksOut(set);
        refuseNames(set);
        refuseOverlap(set);
        Recovery.in(place.state(), notes);
        var plans = new ArrayList<TreePlan>();
        for (var tree : set.trees()) {
            plans.add(TreePlan.of(tree, place.bases().of(tree.base())));
        }
        refuseInTheWay(plans);
        source.expect(plans.stream().flatMap(plan -> plan.files().stream()).toList());
        var bytes = restore(plans, new FileMaking(source), lastLook);
        var unchanged = plans.stream().mapToInt(TreePlan::unchanged).sum();
        var entries =
                set.trees().stream().mapToInt(tree -> tree.entries().size()).sum();
        return new Restored(entries - unchanged, unchanged, bytes);
    }

    /**
     * The same for a set of which all is as it should be, as {@code footprint} tells: its description need not be known. Empty, without
     * having asked {@code lastLook}, where that is not certain.
     *
     * @param sha256 by which the set goes
     */
    public Optional<Untouched> untouched(Digest sha256, Footprint footprint, LastLook lastLook) throws IOException {
        Recovery.in(place.state(), notes);
        var untouched = footprint.find(sha256, place, rules);
        if (untouched.isPresent()) {
            lastLook.look();
        }
        return untouched;
    }

    /** Leaves the {@code footprint} of {@code set}, which was just restored and goes by {@code sha256}. */
    public void leave(Footprint footprint, Digest sha256, SetDescription set) throws IOException {
        footprint.leave(sha256, set, place, rules);
    }

    private long restore(List<TreePlan> plans, FileMaking files, LastLook lastLook) throws IOException {
        try (var log = StepLog.in(place.state());
                var bringing = new Bringing(new Journal(log), notes)) {
            return bringing.bring(plans, files, lastLook);
        }
    }

    private void refuseOtherSystem(SetDescription set) {
        if (rules.otherSystems() == OtherSystems.REFUSED && !set.system().equals(place.here())) {
            throw new RestoreRefused("the set was made on " + named(set.system()) + ", this is " + named(place.here())
                    + "; allow other systems where its files are of use on both");
        }
    }

    private void refuseLinksOut(SetDescription set) {
        var out = set.trees().stream()
                .flatMap(tree -> LinksOut.of(tree).stream())
                .map(SetEntry.SymbolicLink::path)
                .toList();
        if (rules.links() == Links.INSIDE && !out.isEmpty()) {
            throw new RestoreRefused("the set has links that lead out of it (" + out.size() + "), such as " + some(out)
                    + "; allow such links where you trust whoever made it");
        }
    }

    private void refuseNames(SetDescription set) {
        if (place.here().os() != SetSystem.OperatingSystem.WINDOWS) {
            return;
        }
        var strange = set.trees().stream()
                .flatMap(tree -> tree.entries().stream())
                .map(SetEntry::path)
                .filter(path -> !WindowsNames.takes(path))
                .toList();
        if (!strange.isEmpty()) {
            throw new RestoreRefused("Windows has no such names as " + some(strange) + "; leave them out of the set");
        }
        var misled = set.trees().stream()
                .flatMap(tree -> tree.entries().stream())
                .filter(SetEntry.SymbolicLink.class::isInstance)
                .map(SetEntry.SymbolicLink.class::cast)
                .filter(link -> !WindowsNames.takes(link.target()))
                .map(SetEntry.SymbolicLink::path)
                .toList();
        if (rules.links() == Links.INSIDE && !misled.isEmpty()) {
            throw new RestoreRefused("on Windows, links of the set may lead out of it, such as " + some(misled)
                    + "; allow such links where you trust whoever made it");
        }
    }

    private void refuseOverlap(SetDescription set) throws IOException {
        var taken = set.trees().stream()
                .collect(Collectors.toMap(
                        SetTree::base,
                        tree -> tree.entries().stream()
                                .filter(entry -> !(entry instanceof SetEntry.Passage))
                                .map(SetEntry::path)
                                .toList()));
        var overlap = Overlap.of(place.bases(), taken);
        if (overlap.isPresent()) {
            throw new SetDamaged("the set has one place twice on this machine: " + overlap.get()
                    + "; restore it into a directory of its own with '--to', and have it saved anew");
        }
    }

    private void refuseInTheWay(List<TreePlan> plans) {
        var inTheWay = plans.stream().flatMap(plan -> plan.inTheWay().stream()).toList();
        if (rules.existing() == Existing.KEPT && !inTheWay.isEmpty()) {
            throw new RestoreRefused("files are there that differ from the set's (" + inTheWay.size() + "), such as "
                    + some(inTheWay) + "; have them replaced, or restore elsewhere");
        }
    }

    private static String some(List<?> all) {
        return "'"
                + String.join(
                        "', '", all.stream().limit(NAMED).map(String::valueOf).toList())
                + "'";
    }

    private static String named(SetSystem system) {
        var os = switch (system.os()) {
            case LINUX -> "Linux";
            case MACOS -> "macOS";
            case WINDOWS -> "Windows";
        };
        return os + " (" + system.architecture() + ")";
    }
}
