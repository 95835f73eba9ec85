package dev.afterrun.storage.switching;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.contracts.event.PullRequestState;
import dev.afterrun.storage.testing.Api;
import dev.afterrun.storage.testing.TestFile;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Random histories against a model of a few lines: what may be let through. Facts come late, twice, in any order or never; only what
 * the forge shows decides.
 */
@QuarkusTest
class SwitchHistoriesTest {
    private static final int HISTORIES = 60;
    private static final int STEPS = 15;
    private static final TestFile PACKAGE = TestFile.of("a.whl", "wheel");

    @Inject
    SwitchScene scene;

    @Inject
    Api api;

    @Test
    void packagesAreLetThroughExactlyWhileTheModelSaysSo() {
        var seed = Long.getLong("afterrun.seed", 20261126L);
        for (var history = 0; history < HISTORIES; history++) {
            play(new Random(seed + history), "history " + history + " of seed " + seed);
        }
    }

    private void play(Random random, String which) {
        var job = scene.onRequest();
        var model = new Model();
        var trail = new StringBuilder(which);
        for (var step = 0; step < STEPS; step++) {
            switch (random.nextInt(8)) {
                case 0, 1 -> {
                    trail.append(" on");
                    if (model.open) {
                        model.switchOn(1 + random.nextInt(3));
                        scene.switchOn(job, model.runsLeft + " runs");
                    }
                }
                case 2 -> {
                    trail.append(" off");
                    scene.switchOff(job);
                    model.off();
                }
                case 3 -> {
                    if (model.open) {
                        var rerender = random.nextBoolean();
                        trail.append(rerender ? " rerender" : " push");
                        job = scene.push(job, which + step, rerender ? "conda-forge.yml" : "src/a.py");
                        // Nobody tells of it here: the next job finds out, or a fact that comes late.
                        model.pushed(rerender);
                    }
                }
                case 4 -> {
                    trail.append(" fact");
                    scene.tell(job, random.nextBoolean() ? PullRequestState.OPEN : PullRequestState.CLOSED);
                    model.looked();
                }
                case 5 -> {
                    if (random.nextInt(4) == 0) {
                        trail.append(" close or open");
                        model.open = !model.open;
                        scene.open(job, job.commit(), Map.of("state", model.open ? "open" : "closed"));
                        scene.tell(job, PullRequestState.OPEN);
                        model.looked();
                    }
                }
                default -> {
                    var run = "run " + random.nextInt(4) + " at " + model.pushes;
                    trail.append(" ").append(run);
                    var through = api.open(job.ofRun(run), PACKAGE).leftOut().isEmpty();
                    assertThat(through).as(trail.toString()).isEqualTo(model.lets(run));
                }
            }
        }
    }

    /** What is to be so. */
    private static final class Model {
        private boolean open = true;
        private boolean on;
        private boolean endedByRuns;
        private boolean rerendered;
        private int runsLeft;
        private int pushes;
        private final Set<String> counted = new HashSet<>();

        void switchOn(int runs) {
            on = true;
            endedByRuns = false;
            rerendered = false;
            runsLeft = runs;
            counted.clear();
        }

        void off() {
            on = false;
        }

        void pushed(boolean rerender) {
            pushes++;
            rerendered |= rerender;
        }

        /** Where the forge was asked, it ends what has ended there. */
        void looked() {
            if (!open || rerendered) {
                on = false;
            }
        }

        boolean lets(String run) {
            if (!open) {
                return false;
            }
            looked();
            if (counted.contains(run) && (on || endedByRuns)) {
                return true;
            }
            if (!on) {
                return false;
            }
            counted.add(run);
            if (--runsLeft == 0) {
                on = false;
                endedByRuns = true;
            }
            return true;
        }
    }
}
