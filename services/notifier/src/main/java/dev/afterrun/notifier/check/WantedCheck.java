package dev.afterrun.notifier.check;

import dev.afterrun.contracts.settings.CheckMode;
import dev.afterrun.notifier.picture.Picture;
import dev.afterrun.notifier.picture.Seals;
import dev.afterrun.notifier.rendering.CheckRendering;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** What is to stand beside the head of a picture. */
@ApplicationScoped
class WantedCheck {
    private final CheckRendering rendering;
    private final Seals seals;

    WantedCheck(CheckRendering rendering, Seals seals) {
        this.rendering = rendering;
        this.seals = seals;
    }

    /** Nothing, where the repository wants none or nobody has told of a job yet. */
    Optional<Saying> on(Head head, Picture picture, CheckMode mode) {
        if (picture.jobs().isEmpty() && picture.underway().isEmpty()) {
            return Optional.empty();
        }
        return switch (mode) {
            case NONE -> Optional.empty();
            case STATUS -> Optional.of(new Saying.OfStatus(rendering.status(picture), asked(head)));
            case CHECK_RUN -> Optional.of(new Saying.OfCheckRun(rendering.report(picture), asked(head)));
        };
    }

    private int asked(Head head) {
        return seals.asked(head.repository(), head.commit());
    }
}
