package dev.afterrun.notifier.check;

import dev.afterrun.forge.CheckId;
import dev.afterrun.forge.CheckReport;
import dev.afterrun.forge.CheckState;
import dev.afterrun.forge.Forge;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** Keeps exactly one status or check run of ours beside a commit, whatever happened between writing it and remembering it. */
@ApplicationScoped
class OneCheck {
    private final Forge forge;
    private final CommitChecks checks;

    OneCheck(Forge forge, CommitChecks checks) {
        this.forge = forge;
        this.checks = checks;
    }

    /** Makes it say so; false where it does already and nothing was sent. */
    boolean say(CheckTurn.Ours turn, Saying saying) throws IOException {
        if (turn.said().filter(saying.digest()::equals).isPresent()) {
            return false;
        }
        switch (saying) {
            case Saying.OfStatus(var status, var ignored) -> {
                checks.hold(turn);
                forge.setStatus(turn.repository(), turn.head().commit(), status);
            }
            case Saying.OfCheckRun(var report, var ignored) -> checks.found(turn, placed(turn, report));
        }
        checks.written(turn, saying);
        return true;
    }

    private CheckId placed(CheckTurn.Ours turn, CheckReport report) throws IOException {
        var kept = turn.check().isPresent() ? updated(turn, turn.check().get(), report) : Optional.<CheckId>empty();
        return kept.isPresent() ? kept.get() : looked(turn, report);
    }

    /** Without an id that is good, one of ours may be there all the same: its writer was killed before it remembered. */
    private CheckId looked(CheckTurn.Ours turn, CheckReport report) throws IOException {
        checks.hold(turn);
        var ours = forge.ownCheckRuns(turn.repository(), turn.head().commit());
        var newest = ours.isEmpty() ? Optional.<CheckId>empty() : updated(turn, ours.getFirst(), report);
        if (newest.isEmpty()) {
            checks.hold(turn);
            return forge.createCheckRun(turn.repository(), turn.head().commit(), report);
        }
        ended(turn, ours.subList(1, ours.size()), report.details());
        return newest.get();
    }

    /** No forge lets us take a check run away: what is one too many says so, and holds nobody up. */
    private void ended(CheckTurn.Ours turn, List<CheckId> older, URI details) throws IOException {
        var report = new CheckReport(
                CheckState.NEUTRAL, "One too many", "Another check of this name says how the commit stands.", details);
        for (var check : older) {
            updated(turn, check, report);
        }
    }

    private Optional<CheckId> updated(CheckTurn.Ours turn, CheckId check, CheckReport report) throws IOException {
        checks.hold(turn);
        return forge.updateCheckRun(turn.repository(), check, report);
    }
}
