package dev.afterrun.persisted.restore;

import static java.util.Objects.requireNonNull;

import dev.afterrun.persisted.disk.Attributes;
import dev.afterrun.persisted.disk.FileStatus;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/** One tree on its way to the disk: begun, made beside, moved into place. */
final class TreeWork {
    private final TreePlan plan;
    private final Journal journal;
    private final Optional<Staging> staging;
    private final List<Made> made = new ArrayList<>();

    /** A unit and where it was made. */
    private record Made(Unit unit, Path place) {}

    private TreeWork(TreePlan plan, Journal journal, Optional<Staging> staging) {
        this.plan = plan;
        this.journal = journal;
        this.staging = staging;
    }

    static TreeWork begin(TreePlan plan, Journal journal) throws IOException {
        var staging =
                plan.units().isEmpty() ? Optional.<Staging>empty() : Optional.of(Staging.in(plan.common(), journal));
        return new TreeWork(plan, journal, staging);
    }

    /** Makes all units beside their places; the bytes that were written. */
    long make(FileMaking files) throws IOException {
        var making = new UnitMaking(plan.base(), files);
        making.make(plan.units(), this::beside);
        plan.units().forEach(unit -> made.add(new Made(unit, making.place(unit))));
        return making.bytes();
    }

    /** Moves all units into their places; what is in the way goes aside. */
    void move() throws IOException {
        var parents = new HashSet<Path>();
        for (var each : made) {
            var target = each.unit().target().toAbsolutePath();
            var parent = requireNonNull(target.getParent());
            if (parents.add(parent)) {
                journal.doing(new Step.Touching(parent, Staging.time(parent)));
            }
            if (each.unit().place() == Unit.Place.TAKEN) {
                move(target, beside());
            }
            move(each.place(), target);
        }
        for (var settled : plan.settled()) {
            settle(settled);
        }
    }

    private Path beside() {
        return staging.orElseThrow().next();
    }

    private void settle(TreePlan.Settled settled) throws IOException {
        var target = settled.target().toAbsolutePath();
        var before = FileStatus.of(target);
        journal.doing(new Step.Settling(target, before.mode(), before.modified()));
        Attributes.set(target, settled.directory().mode(), settled.directory().modified());
    }

    /** A rename would replace, without a word, what has come there meanwhile. */
    private void move(Path from, Path to) throws IOException {
        if (Files.exists(to, LinkOption.NOFOLLOW_LINKS)) {
            throw new FileAlreadyExistsException(to.toString(), null, "came while the set was restored");
        }
        journal.doing(new Step.Moving(from, to));
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    }
}
