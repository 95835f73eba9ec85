package dev.afterrun.storage.visibility;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.afterrun.contracts.RepositoryId;
import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.contracts.problem.ProblemException;
import dev.afterrun.contracts.problem.ProblemType;
import dev.afterrun.http.identity.Caller;
import dev.afterrun.http.identity.Reading;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * Who may read a repository. That everybody may is remembered for a second; all else is looked up each time, so that a repository that
 * is hidden costs what one costs that never was. By what the forge has told long ago nobody is let in, unless it is away.
 */
@ApplicationScoped
public class ReadRepositories implements Reading {
    private static final Duration REMEMBERED = Duration.ofSeconds(1);
    private static final int MOST = 10_000;

    private final VisibilityRows rows;
    private final Belief belief;
    private final Refreshing refreshing;
    private final PeoplesRights rights;
    private final Cache<String, Boolean> open =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(REMEMBERED).build();

    ReadRepositories(VisibilityRows rows, Belief belief, Refreshing refreshing, PeoplesRights rights) {
        this.rows = rows;
        this.belief = belief;
        this.refreshing = refreshing;
        this.rights = rights;
    }

    void told(@Observes(during = TransactionPhase.AFTER_SUCCESS) VisibilityTold told) {
        open.invalidate(key(told.repository()));
    }

    /** Whether it is known already that everybody may read it. Never waits. */
    public boolean isKnownToBeOpen(RepositoryName repository) {
        return open.getIfPresent(key(repository)) != null;
    }

    @Override
    public Audience check(RepositoryName repository, Supplier<Optional<Caller>> caller) {
        if (isKnownToBeOpen(repository)) {
            return Audience.EVERYBODY;
        }
        var audience = audience(repository, rows.named(repository), caller)
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND.because(
                        "there is nothing of a repository " + repository + " that you may see")));
        if (audience == Audience.EVERYBODY) {
            open.put(key(repository), true);
        }
        return audience;
    }

    /** Who may read what is of {@code tenant}; empty where whoever asks may not, or there is no such tenant. */
    public Optional<Audience> of(Optional<RepositoryId> tenant, Supplier<Optional<Caller>> caller) {
        var row = tenant.flatMap(rows::of);
        if (row.isEmpty()) {
            // Whose token is refused is told so, whatever there is.
            var _ = caller.get();
            return Optional.empty();
        }
        return audience(row.get().name(), row, caller);
    }

    /** The tenant that goes by this name now. */
    public Optional<RepositoryId> tenant(RepositoryName repository) {
        return rows.named(repository).map(VisibilityRows.Row::tenant);
    }

    /** The tenant that goes by this name now, where {@code caller} reads it though not everybody may. */
    public Optional<RepositoryId> readable(RepositoryName repository, Caller caller) {
        return audience(repository, rows.named(repository), () -> Optional.of(caller))
                .flatMap(_ -> rows.named(repository))
                .map(belief::of)
                .filter(standing -> caller.mayRead(repository, standing.tenant(), standing.isConfirmed()))
                .map(Standing::tenant);
    }

    private Optional<Audience> audience(
            RepositoryName name, Optional<VisibilityRows.Row> row, Supplier<Optional<Caller>> caller) {
        var asked = row.flatMap(this::asked);
        if (asked.isEmpty()
                || row.flatMap(VisibilityRows.Row::told).filter(belief::isOld).isEmpty()) {
            return letIn(name, row.map(belief::of), caller);
        }
        // Whoever is refused does not wait: that would tell that there is something.
        if (letIn(name, row.map(belief::byLastWord), caller).isEmpty()) {
            return Optional.empty();
        }
        var now = asked.filter(refreshing::isTold).isPresent() ? row.flatMap(old -> rows.of(old.id())) : row;
        return letIn(name, now.map(belief::of), caller);
    }

    /** The question that is on its way, where it is time for one. */
    private Optional<CompletableFuture<Boolean>> asked(VisibilityRows.Row row) {
        return row.told()
                .filter(told -> belief.asks(row.tenant()) && !belief.isYoung(told))
                .map(_ -> refreshing.ask(row));
    }

    private Optional<Audience> letIn(
            RepositoryName name, Optional<Standing> standing, Supplier<Optional<Caller>> caller) {
        if (standing.filter(Standing::isPublic).isPresent()) {
            return Optional.of(Audience.EVERYBODY);
        }
        var who = caller.get();
        if (standing.filter(found -> who.filter(reader -> reader.mayRead(name, found.tenant(), found.isConfirmed()))
                        .isPresent())
                .isPresent()) {
            return Optional.of(Audience.FEW);
        }
        // Asked about whatever name, so that how long it takes tells nothing of what is here.
        var isSeen = belief.asked()
                .flatMap(forge -> who.flatMap(reader -> reader.personAt(forge)))
                .filter(person -> rights.mayRead(name, person))
                .isPresent();
        return standing.filter(found -> isSeen && found.isConfirmed() && belief.asks(found.tenant()))
                .map(_ -> Audience.FEW);
    }

    private static String key(RepositoryName repository) {
        return repository.toString().toLowerCase(Locale.ROOT);
    }
}
