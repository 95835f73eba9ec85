package dev.afterrun.storage.index.conda;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.afterrun.contracts.Digest;
import dev.afterrun.contracts.problem.ProblemException;
import dev.afterrun.contracts.problem.ProblemType;
import dev.afterrun.storage.index.Packages;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What contents say, remembered for a while: when one is added to a ref, the others are not asked for again. */
@ApplicationScoped
class CondaEntries {
    private static final int MEMORY = 16 * 1024 * 1024;
    private static final Duration UNREAD = Duration.ofMinutes(10);

    /** So many records are in memory beside those that are kept, however long they are. */
    private static final int AT_ONCE = 200;

    /** Bytes of the records of one channel. */
    private static final long LARGEST = 16 * 1024 * 1024;

    private final Packages packages;
    private final CondaKind kind;
    private final Cache<Digest, CondaEntry> entries = Caffeine.newBuilder()
            .maximumWeight(MEMORY)
            .weigher((Digest blob, CondaEntry entry) -> entry.weight())
            .expireAfterAccess(UNREAD)
            .executor(Runnable::run)
            .build();

    CondaEntries(Packages packages, CondaKind kind) {
        this.packages = packages;
        this.kind = kind;
    }

    /**
     * Those of {@code blobs}, as far as they are still there.
     *
     * @throws ProblemException when they are more than anybody would read
     */
    Map<Digest, CondaEntry> of(Collection<Digest> blobs) {
        Map<Digest, CondaEntry> found = new HashMap<>(entries.getAllPresent(blobs));
        var bytes = found.values().stream().mapToLong(CondaEntry::weight).sum();
        List<Digest> missing = new ArrayList<>(blobs.stream()
                .filter(blob -> !found.containsKey(blob))
                .distinct()
                .toList());
        for (var from = 0; from < missing.size(); from += AT_ONCE) {
            var some = missing.subList(from, Math.min(from + AT_ONCE, missing.size()));
            for (var facts : packages.facts(kind, some).entrySet()) {
                var entry = CondaFacts.read(facts.getValue(), facts.getKey());
                entries.put(facts.getKey(), entry);
                found.put(facts.getKey(), entry);
                bytes += entry.weight();
            }
            check(bytes);
        }
        return found;
    }

    private static void check(long bytes) {
        if (bytes > LARGEST) {
            throw new ProblemException(ProblemType.TOO_LARGE.because(
                    "the packages here say more than one channel holds; read them by commit or by run",
                    LARGEST + " bytes",
                    bytes));
        }
    }
}
