package dev.afterrun.storage.switching;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.contracts.PullRequestState;
import dev.afterrun.storage.testing.Api;
import dev.afterrun.storage.testing.CiJob;
import dev.afterrun.storage.testing.TestFile;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Random histories of pull requests beside a model: package files are let through exactly while the model says so. Facts come late, twice, or
 * say what is not; only what the forge shows decides. {@code -Dafterrun.seed=N} plays others.
 */
@Tag("histories")
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
        var seed = Long.getLong("afterrun.seed", 20_261_126);
        for (var history = 0; history < HISTORIES; history++) {
            new History(seed + history).play();
        }
    }

    /** One pull request, from its beginning on. */
    private final class History {
        private final SwitchModel model = new SwitchModel();
        private final List<String> trail = new ArrayList<>();
        private final Random random;
        private CiJob job = scene.onRequest();
        private int pushes;

        History(long seed) {
            random = new Random(seed);
            trail.add("seed " + seed);
        }

        void play() {
            for (var step = 0; step < STEPS; step++) {
                switch (random.nextInt(10)) {
                    case 0, 1 -> switchOn();
                    case 2 -> switchOff();
                    case 3, 4 -> push();
                    case 5 -> tell();
                    case 6 -> closeOrOpen();
                    default -> publish();
                }
            }
        }

        private void switchOn() {
            if (model.isOpen()) {
                var runs = 1 + random.nextInt(3);
                trail.add("on for " + runs);
                scene.switchOn(job, runs + " runs");
                model.switchOn(runs);
            }
        }

        private void switchOff() {
            trail.add("off");
            scene.switchOff(job);
            model.switchOff();
        }

        private void push() {
            if (model.isOpen()) {
                var rerender = random.nextInt(3) == 0;
                trail.add(rerender ? "rerender" : "push");
                pushes++;
                job = scene.push(job, "push " + pushes, rerender ? "conda-forge.yml" : "src/a.py");
                model.pushed(rerender);
            }
        }

        /** A webhook that may say what is not so. */
        private void tell() {
            trail.add("fact");
            scene.tell(job, random.nextBoolean() ? PullRequestState.OPEN : PullRequestState.CLOSED);
            model.looked();
        }

        private void closeOrOpen() {
            model.opensOrCloses();
            trail.add(model.isOpen() ? "open" : "close");
            scene.open(job, job.commit(), Map.of("state", model.isOpen() ? "open" : "closed"));
            scene.tell(job, PullRequestState.OPEN);
            model.looked();
        }

        private void publish() {
            var run = "run " + random.nextInt(4) + " at push " + pushes;
            trail.add(run);
            var session = api.open(job.ofRun(run), PACKAGE);
            assertThat(session.leftOut().isEmpty()).as("%s", trail).isEqualTo(model.lets(run));
        }
    }
}
