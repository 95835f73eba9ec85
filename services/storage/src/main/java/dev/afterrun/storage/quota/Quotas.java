package dev.afterrun.storage.quota;

import dev.afterrun.storage.quota.QuotaSettings.Bounds;
import dev.afterrun.storage.usage.Usage;
import dev.afterrun.storage.usage.Usages;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** The operator's bounds, and who is beyond them. */
@ApplicationScoped
public class Quotas {
    private final QuotaSettings settings;
    private final Usages usages;

    Quotas(QuotaSettings settings, Usages usages) {
        this.settings = settings;
        this.usages = usages;
    }

    void check(@Observes StartupEvent event) {
        checked(settings.repository());
        checked(settings.account());
    }

    /** What no repository may have more of. */
    Bound ofRepositories() {
        return hard(settings.repository());
    }

    /** What no account may have more of. */
    Bound ofAccounts() {
        return hard(settings.account());
    }

    /** What no upload of the owner may pass. */
    public Bound hard(Owner owner) {
        return hard(bounds(owner));
    }

    /** Above what people are warned. */
    public Bound soft(Owner owner) {
        return soft(bounds(owner));
    }

    /** Whether the owner has more than it may have. */
    public boolean isOver(Owner owner) {
        return hard(owner).isPassedBy(used(owner));
    }

    /** What the owner has. */
    public Usage used(Owner owner) {
        return switch (owner) {
            case Owner.OfRepository(var id) -> usages.of(id);
            case Owner.OfAccount(var account) -> usages.of(account);
        };
    }

    private Bounds bounds(Owner owner) {
        return switch (owner) {
            case Owner.OfRepository _ -> settings.repository();
            case Owner.OfAccount _ -> settings.account();
        };
    }

    private static void checked(Bounds bounds) {
        // Each says itself what is wrong with it.
        soft(bounds);
        hard(bounds);
    }

    private static Bound hard(Bounds bounds) {
        return new Bound(bounds.hardFiles(), bounds.hardBytes());
    }

    private static Bound soft(Bounds bounds) {
        return new Bound(bounds.softFiles(), bounds.softBytes());
    }
}
