package dev.afterrun.storage.switching;

import java.util.HashSet;
import java.util.Set;

/** What is to be so of one pull request's switch, in a few lines, without a database, a forge or a clock. */
final class SwitchModel {
    private final Set<String> counted = new HashSet<>();
    private boolean open = true;
    private boolean on;
    private boolean endedByRuns;
    private boolean rerendered;
    private int runsLeft;

    boolean isOpen() {
        return open;
    }

    void switchOn(int runs) {
        on = true;
        endedByRuns = false;
        rerendered = false;
        runsLeft = runs;
        counted.clear();
    }

    void switchOff() {
        on = false;
    }

    /** Nobody tells of it: the next job finds out, or a fact that comes late. */
    void pushed(boolean rerender) {
        rerendered |= rerender;
    }

    void opensOrCloses() {
        open = !open;
    }

    /** The forge is asked how it is now, and what has ended there ends here. */
    void looked() {
        if (!open || rerendered) {
            on = false;
        }
    }

    /** Whether package files of a run at the present head are taken. */
    boolean lets(String run) {
        if (!open) {
            return false;
        }
        looked();
        if (counted.contains(run)) {
            return on || endedByRuns;
        }
        if (!on) {
            return false;
        }
        counted.add(run);
        runsLeft--;
        if (runsLeft == 0) {
            on = false;
            endedByRuns = true;
        }
        return true;
    }
}
