package dev.afterrun.storage.download.http;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.github.benmanes.caffeine.cache.Ticker;
import dev.afterrun.contracts.Digest;
import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.storage.blob.BlobDamaged;
import dev.afterrun.storage.catalog.FilesChanged;
import dev.afterrun.storage.download.http.Lookup.Answer;
import dev.afterrun.storage.download.http.Lookup.Ready;
import io.quarkus.virtual.threads.VirtualThreads;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.Function;

/**
 * Remembers for {@value #VALID_MILLIS} ms what much-read addresses mean, so that a crowd at one address costs one look
 * into the database a second.
 *
 * <p>Only found files are remembered. A change is seen at once by the replica that makes it, which forgets the
 * repository's addresses after its commit, and within a second by all others. Never are wrong bytes served: an address
 * is remembered with a digest and the object that holds it, an object never changes, its key is never used again, and
 * the bytes of an expired file stay for the grace period. A crowd at an address that is not remembered yet waits for one
 * look.
 */
@ApplicationScoped
class HotFiles {
    private static final int MEMORY = 32 * 1024 * 1024;
    private static final long VALID_MILLIS = 1_000;

    private final AsyncCache<String, Answer> answers;

    @Inject
    HotFiles(@VirtualThreads ExecutorService threads) {
        this(threads, Ticker.systemTicker());
    }

    HotFiles(ExecutorService threads, Ticker ticker) {
        this.answers = Caffeine.newBuilder()
                .maximumWeight(MEMORY)
                .weigher((String rawPath, Answer answer) -> weight(answer))
                .expireAfter(Expiry.creating(HotFiles::validity))
                .ticker(ticker)
                .executor(threads)
                .buildAsync();
    }

    /** What {@code rawPath} means, where that is remembered. */
    Optional<Serving> remembered(String rawPath) {
        var answer = answers.getIfPresent(rawPath);
        return answer != null && answer.state() == Future.State.SUCCESS && answer.resultNow() instanceof Ready ready
                ? Optional.of(ready.serving())
                : Optional.empty();
    }

    /** What {@code rawPath} means, by {@code look} where it is not remembered. */
    CompletableFuture<Answer> find(String rawPath, Function<String, Answer> look) {
        return answers.get(rawPath, look);
    }

    /** Forgets what {@code rawPath} means. */
    void forget(String rawPath) {
        answers.synchronous().invalidate(rawPath);
    }

    void filesChanged(@Observes(during = TransactionPhase.AFTER_SUCCESS) FilesChanged changed) {
        // What is being looked up at this moment may have seen the time before: it is forgotten too.
        answers.asMap()
                .values()
                .removeIf(answer ->
                        answer.state() != Future.State.SUCCESS || concerns(answer.resultNow(), changed.repository()));
    }

    void damaged(@Observes(during = TransactionPhase.AFTER_SUCCESS) BlobDamaged damaged) {
        answers.asMap()
                .values()
                .removeIf(answer -> answer.state() != Future.State.SUCCESS || is(answer.resultNow(), damaged.sha256()));
    }

    private static boolean is(Answer answer, Digest sha256) {
        return answer instanceof Ready ready && ready.serving().file().sha256().equals(sha256);
    }

    private static boolean concerns(Answer answer, RepositoryName repository) {
        return answer instanceof Ready ready
                && ready.serving().repository().toString().equalsIgnoreCase(repository.toString());
    }

    private static int weight(Answer answer) {
        return answer instanceof Ready ready ? ready.serving().weight() : 1;
    }

    private static Duration validity(String rawPath, Answer answer) {
        return answer instanceof Ready ? Duration.ofMillis(VALID_MILLIS) : Duration.ZERO;
    }
}
