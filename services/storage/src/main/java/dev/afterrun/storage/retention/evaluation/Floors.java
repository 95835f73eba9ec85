package dev.afterrun.storage.retention.evaluation;

import dev.afterrun.contracts.ArtifactPath;
import dev.afterrun.storage.catalog.Job;
import dev.afterrun.storage.catalog.KeptCommits;
import dev.afterrun.storage.retention.FileEnd;
import dev.afterrun.storage.retention.Span;
import dev.afterrun.storage.retention.UsualLifetimes;
import dev.afterrun.storage.retention.pin.Pin;
import dev.afterrun.storage.retention.pin.Pins;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What lets files stay beyond the end that the rules give them: what people asked for, and pointers that led to them. */
@ApplicationScoped
public class Floors {
    private final KeptCommits kept;
    private final Pins pins;
    private final UsualLifetimes usual;

    Floors(KeptCommits kept, Pins pins, UsualLifetimes usual) {
        this.kept = kept;
        this.pins = pins;
        this.usual = usual;
    }

    /** Those of the job's files. */
    @Transactional(TxType.MANDATORY)
    public OfJob of(Job job) {
        var ofAll = new ArrayList<FileEnd>();
        kept.until(job).ifPresent(until -> ofAll.add(until(until, "kept", "as /afterrun keep asked for")));
        job.releasedAt().ifPresent(at -> ofAll.add(afterRelease(at)));
        var ofOne = new HashMap<ArtifactPath, FileEnd>();
        for (var pin : pins.of(job)) {
            pin.path().ifPresentOrElse(path -> ofOne.merge(path, end(pin), FileEnd::later), () -> ofAll.add(end(pin)));
        }
        return new OfJob(ofAll, ofOne);
    }

    private FileEnd afterRelease(Instant at) {
        var span = new Span(usual.afterRelease());
        return until(at.plus(span.length()), "pointer", span + " after a pointer led away from it");
    }

    private static FileEnd end(Pin pin) {
        var why = "as " + pin.owner() + " asked for: " + pin.reason();
        return pin.until().map(until -> until(until, "pinned", why)).orElseGet(() -> new FileEnd.None("pinned", why));
    }

    private static FileEnd until(Instant end, String rule, String why) {
        return new FileEnd.At(end, rule, why);
    }

    /** The floors of one job's files. */
    public static final class OfJob {
        private final List<FileEnd> ofAll;
        private final Map<ArtifactPath, FileEnd> ofOne;

        private OfJob(List<FileEnd> ofAll, Map<ArtifactPath, FileEnd> ofOne) {
            this.ofAll = List.copyOf(ofAll);
            this.ofOne = Map.copyOf(ofOne);
        }

        /** The end of the file at this path, which the rules let end then. */
        public FileEnd raise(ArtifactPath path, FileEnd byRules) {
            var end = raise(byRules);
            var own = ofOne.get(path);
            return own == null ? end : end.later(own);
        }

        /** Whether all files stay beyond this moment, whatever rules say. */
        public boolean holdAll(Instant moment) {
            return staysBeyond(raise(rulesEnd(moment)), moment);
        }

        /** The files that stay beyond this moment, whatever rules say, for a reason of their own. */
        public Set<ArtifactPath> heldAlone(Instant moment) {
            return ofOne.keySet().stream()
                    .filter(path -> staysBeyond(raise(path, rulesEnd(moment)), moment))
                    .collect(Collectors.toSet());
        }

        private static FileEnd rulesEnd(Instant moment) {
            return new FileEnd.At(moment, "none", "by no rule");
        }

        private static boolean staysBeyond(FileEnd end, Instant moment) {
            return end.moment().filter(at -> !at.isAfter(moment)).isEmpty();
        }

        /** The end of any file that nobody pinned for itself. */
        FileEnd raise(FileEnd byRules) {
            return ofAll.stream().reduce(byRules, FileEnd::later);
        }
    }
}
