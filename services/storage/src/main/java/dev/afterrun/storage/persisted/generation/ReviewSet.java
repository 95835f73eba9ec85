package dev.afterrun.storage.persisted.generation;

import dev.afterrun.contracts.persisted.Generation;
import dev.afterrun.contracts.persisted.SetState;
import dev.afterrun.duework.DueWork;
import dev.afterrun.duework.Worker;
import dev.afterrun.storage.blob.Tenant;
import dev.afterrun.storage.catalog.Repositories;
import dev.afterrun.storage.disposal.DisposeBlob;
import dev.afterrun.storage.disposal.RetentionSettings;
import dev.afterrun.storage.persisted.generation.GenerationRows.Facts;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.enterprise.event.Event;
import java.time.Duration;
import java.util.Optional;

/**
 * Ends generations whose time is over, each by itself: one that never became visible, or is none any more, after a day; a visible one
 * once enough newer ones are, or nobody has asked for it for long. What nothing else needs goes after the grace period.
 */
@ApplicationScoped
class ReviewSet implements Worker {
    /** The kind of this work; its key is the generation's id. */
    static final String KIND = "review-set";

    private static final Duration PACE = Duration.ofDays(1);

    /** Whoever was told where it is may still be at it. */
    private static final Duration IN_USE = Duration.ofHours(1);

    private static final Duration SOON = Duration.ofSeconds(1);

    private final Repositories repositories;
    private final Generations generations;
    private final GenerationRows rows;
    private final SetBlobs blobs;
    private final SetBounds bounds;
    private final SetNews news;
    private final PersistedSettings settings;
    private final RetentionSettings retention;
    private final DueWork dueWork;
    private final Event<NeedsChanged> needs;

    ReviewSet(
            Repositories repositories,
            Generations generations,
            GenerationRows rows,
            SetBlobs blobs,
            SetBounds bounds,
            SetNews news,
            PersistedSettings settings,
            RetentionSettings retention,
            DueWork dueWork,
            Event<NeedsChanged> needs) {
        this.repositories = repositories;
        this.generations = generations;
        this.rows = rows;
        this.blobs = blobs;
        this.bounds = bounds;
        this.news = news;
        this.settings = settings;
        this.retention = retention;
        this.dueWork = dueWork;
        this.needs = needs;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public int parallel() {
        return 2;
    }

    @Override
    @ActivateRequestContext
    public Outcome work(String key) {
        var id = Long.parseLong(key);
        return QuarkusTransaction.requiringNew().call(() -> review(id));
    }

    private Outcome review(long id) {
        if (!rows.hold(id)) {
            return Outcome.DONE;
        }
        var facts = rows.facts(id).orElseThrow();
        var generation = repositories
                .findByIdOptional(facts.repository())
                .flatMap(repository -> generations.find(repository, id))
                .orElseThrow();
        var outcome = generation.state() == SetState.VISIBLE ? visible(generation, facts) : hidden(generation, facts);
        tell(generation);
        return outcome;
    }

    /** After the rows of blobs, as whoever registers. */
    private void tell(Generation generation) {
        if (generation.state() == SetState.VISIBLE) {
            // It ends for newer ones at most, of which those who restored it need not be told.
            news.toSaver(generation.id());
        } else {
            news.toAll(generation.id());
        }
    }

    private Outcome hidden(Generation generation, Facts facts) {
        var left = settings.undecided().minus(facts.age());
        if (left.isPositive()) {
            return new Outcome.Again(left.plus(SOON), "it may become visible yet");
        }
        end(generation, facts, "it was not visible: " + generation.why().orElse("nobody knows why"));
        return Outcome.DONE;
    }

    private Outcome visible(Generation generation, Facts facts) {
        var bound = bounds.of(facts.repository());
        var reason = reason(facts, bound);
        if (reason.isEmpty()) {
            var left = bound.unused().minus(facts.unused()).plus(SOON);
            return new Outcome.Again(left.compareTo(PACE) < 0 ? left : PACE, "it is visible");
        }
        if (facts.unused().compareTo(IN_USE) < 0) {
            return new Outcome.Again(IN_USE, "somebody has just asked for it");
        }
        end(generation, facts, reason.get());
        return Outcome.DONE;
    }

    private static Optional<String> reason(Facts facts, SetBounds.Bound bound) {
        if (facts.newer() >= bound.newest()) {
            return Optional.of("newer generations took its place: " + bound.newest() + " stay");
        }
        return facts.unused().compareTo(bound.unused()) >= 0
                ? Optional.of("nobody had asked for it for " + bound.unused().toDays() + " days")
                : Optional.empty();
    }

    private void end(Generation generation, Facts facts, String reason) {
        rows.ended(generation.id(), reason);
        blobs.release(generation.id())
                .forEach(blob -> dueWork.mark(DisposeBlob.KIND, DisposeBlob.key(blob), retention.grace()));
        needs.fire(new NeedsChanged(new Tenant(facts.repository(), generation.trust())));
    }
}
