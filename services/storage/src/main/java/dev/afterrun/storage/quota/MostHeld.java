package dev.afterrun.storage.quota;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.afterrun.storage.catalog.Repository;
import dev.afterrun.storage.usage.UsageHolders;
import dev.afterrun.storage.usage.UsageHolders.Held;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.stream.Collectors;

/**
 * Who holds the most, in words. It is counted from the files, and a whole matrix of jobs is refused at once: what one was told,
 * the others are told for a minute.
 */
@ApplicationScoped
class MostHeld {
    private static final int NAMED = 3;

    private final UsageHolders holders;
    private final Cache<Owner, String> told = Caffeine.newBuilder()
            .expireAfterWrite(Duration.ofMinutes(1))
            .maximumSize(1_000)
            .build();

    MostHeld(UsageHolders holders) {
        this.holders = holders;
    }

    /** Those who hold the most of the owner's, whose repository this is: {@code #12: 3 files, 4.1 GB}; empty where nobody does. */
    String of(Owner owner, Repository repository) {
        return told.get(owner, asked -> count(asked, repository));
    }

    private String count(Owner owner, Repository repository) {
        var held = switch (owner) {
            case Owner.OfRepository _ -> holders.of(repository, NAMED);
            case Owner.OfAccount(var account) -> holders.of(account, NAMED);
        };
        return held.stream().map(MostHeld::inWords).collect(Collectors.joining(", "));
    }

    private static String inWords(Held held) {
        return held.name() + ": " + Bound.inWords(held.used());
    }
}
