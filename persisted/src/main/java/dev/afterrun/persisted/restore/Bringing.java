package dev.afterrun.persisted.restore;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * One restore under way.
 *
 * <pre>
 * begun ──make──▶ verified beside ──last look──▶ moving ──▶ done
 *    └──────────────────┴─────────────────────────┴── any failure ──▶ as it was
 * </pre>
 */
final class Bringing implements AutoCloseable {
    private final Journal journal;
    private final Consumer<String> notes;

    Bringing(Journal journal, Consumer<String> notes) {
        this.journal = journal;
        this.notes = notes;
    }

    /** Does what all plans want; the bytes that were written. */
    long bring(List<TreePlan> plans, FileMaking files, LastLook lastLook) throws IOException {
        var works = new ArrayList<TreeWork>();
        for (var plan : plans) {
            if (!plan.units().isEmpty()) {
                makeBase(plan.base().toAbsolutePath());
            }
            works.add(TreeWork.begin(plan, journal));
        }
        var bytes = 0L;
        for (var work : works) {
            bytes += work.make(files);
        }
        lastLook.look();
        for (var work : works) {
            work.move();
        }
        journal.doing(new Step.Done());
        return bytes;
    }

    /** Takes back what was begun, or deletes what nobody needs any more. */
    @Override
    public void close() {
        try {
            journal.undo();
        } catch (IOException e) {
            notes.accept("could not clear away what a restore left (" + e + "); the next restore tries again");
        }
    }

    /** Makes a base that is not there, as when files go to a new directory. */
    private void makeBase(Path base) throws IOException {
        var missing = new ArrayDeque<Path>();
        for (var each = base; each != null && !Files.exists(each, LinkOption.NOFOLLOW_LINKS); each = each.getParent()) {
            missing.push(each);
        }
        for (var each : missing) {
            journal.doing(new Step.Beginning(each));
            Files.createDirectory(each);
        }
    }
}
