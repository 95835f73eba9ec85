package dev.afterrun.storage.visibility;

import dev.afterrun.contracts.RepositoryId;
import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.forge.location.ForgeKind;
import dev.afterrun.storage.publishing.ForgeSettings;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * What holds by what the forge has told, or has not. While it is away, its last word does, for a day: then nobody knows, and what nobody
 * knows is private. Where the local forge is the only one there are no private repositories, and nobody is asked.
 */
@Singleton
final class Belief {
    /** So long an outage of the forge changes nothing. */
    static final Duration BELIEVED = Duration.ofDays(1);

    /** What was told so long ago is asked for again while it is read. */
    static final Duration YOUNG = Duration.ofMinutes(2);

    /** What was told so long ago lets nobody in before it is asked for again. */
    static final Duration OLD = Duration.ofMinutes(5);

    private final boolean knowsPrivate;
    private final String forge;
    private final Clock clock;

    @Inject
    Belief(ForgeSettings settings, Clock clock) {
        this(settings.kind(), settings.name(), clock);
    }

    Belief(ForgeKind kind, String forge, Clock clock) {
        this.knowsPrivate = switch (kind) {
            case LOCAL -> false;
            case GITHUB -> true;
        };
        this.forge = forge;
        this.clock = clock;
    }

    /** Whether the forge can tell anything of {@code tenant}. */
    boolean asks(RepositoryId tenant) {
        return asked().filter(tenant.forge()::equals).isPresent();
    }

    Standing of(VisibilityRows.Row row) {
        return of(row.tenant(), row.name(), row.told().filter(this::isBelieved));
    }

    /** What would hold if the forge's last word did, however old it is. */
    Standing byLastWord(VisibilityRows.Row row) {
        return of(row.tenant(), row.name(), row.told());
    }

    private Standing of(RepositoryId tenant, RepositoryName name, Optional<Told> told) {
        return told.map(word -> told(tenant, word.word())).orElseGet(() -> untold(tenant, name));
    }

    boolean isYoung(Told told) {
        return clock.instant().isBefore(told.at().plus(YOUNG));
    }

    boolean isOld(Told told) {
        return !clock.instant().isBefore(told.at().plus(OLD));
    }

    private boolean isBelieved(Told told) {
        return clock.instant().isBefore(told.at().plus(BELIEVED));
    }

    private static Standing told(RepositoryId tenant, Word word) {
        return switch (word) {
            case PUBLIC -> new Standing(tenant, true, true);
            case PRIVATE -> new Standing(tenant, false, true);
            case UNCONFIRMED -> new Standing(tenant, false, false);
        };
    }

    private Standing untold(RepositoryId tenant, RepositoryName name) {
        return knowsPrivate ? new Standing(tenant, false, isNamed(tenant, name)) : new Standing(tenant, true, true);
    }

    /** Whether nothing but the name says who it is. */
    static boolean isNamed(RepositoryId tenant, RepositoryName name) {
        return tenant.id().equals(name.toString().toLowerCase(Locale.ROOT));
    }

    /** The forge that is asked; none where all is public. */
    Optional<String> asked() {
        return knowsPrivate ? Optional.of(forge) : Optional.empty();
    }

    Instant now() {
        return clock.instant();
    }
}
