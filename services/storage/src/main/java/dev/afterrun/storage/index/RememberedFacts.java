package dev.afterrun.storage.index;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.afterrun.contracts.Digest;
import dev.afterrun.contracts.problem.ProblemException;
import dev.afterrun.contracts.problem.ProblemType;
import dev.afterrun.storage.index.PackageKind.Said;
import dev.afterrun.storage.index.Packages.Known;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What contents say, remembered for a while: when one is added to a ref, the others are not asked for again. */
@ApplicationScoped
class RememberedFacts {
    private static final int MEMORY = 32 * 1024 * 1024;
    private static final Duration UNREAD = Duration.ofMinutes(10);

    /** So many are in memory beside those that are kept, however long they are. */
    private static final int AT_ONCE = 100;

    /** Bytes of what the packages of one index say. */
    private static final long LARGEST = 16 * 1024 * 1024;

    private final Packages packages;
    private final Cache<Key, Said> remembered = Caffeine.newBuilder()
            .maximumWeight(MEMORY)
            .weigher((Key key, Said said) -> said.weight())
            .expireAfterAccess(UNREAD)
            .executor(Runnable::run)
            .build();

    RememberedFacts(Packages packages) {
        this.packages = packages;
    }

    /**
     * What {@code files} say, in their order, as far as they are still there.
     *
     * @throws ProblemException when that is more than anybody would read
     */
    List<IndexedPackage> of(PackageFiles files) {
        var said = said(files.files().stream().map(Key::of).distinct().toList());
        return files.files().stream()
                .flatMap(file -> Stream.ofNullable(said.get(Key.of(file))).map(each -> new IndexedPackage(file, each)))
                .toList();
    }

    private Map<Key, Said> said(List<Key> wanted) {
        Map<Key, Said> found = new HashMap<>(remembered.getAllPresent(wanted));
        var bytes = found.values().stream().mapToLong(Said::weight).sum();
        var missing = wanted.stream().filter(key -> !found.containsKey(key)).toList();
        for (var from = 0; from < missing.size(); from += AT_ONCE) {
            check(bytes);
            var some = missing.subList(from, Math.min(from + AT_ONCE, missing.size()));
            for (var known : packages.known(some.stream().map(Key::sha256).toList())) {
                bytes += known.said()
                        .map(each -> take(Key.of(known), each, found))
                        .orElse(0);
            }
        }
        check(bytes);
        return found;
    }

    private int take(Key key, Said said, Map<Key, Said> found) {
        remembered.put(key, said);
        found.put(key, said);
        return said.weight();
    }

    private static void check(long bytes) {
        if (bytes > LARGEST) {
            throw new ProblemException(ProblemType.TOO_LARGE.because(
                    "the packages here say more than one index holds; read them by commit or by run",
                    LARGEST + " bytes",
                    bytes + " bytes"));
        }
    }

    /** A content, read as a package of a kind. */
    private record Key(String kind, Digest sha256) {
        static Key of(PackageFile file) {
            return new Key(file.kind(), file.sha256());
        }

        static Key of(Known known) {
            return new Key(known.kind(), known.sha256());
        }
    }
}
