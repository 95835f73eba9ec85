package dev.afterrun.storage.visibility;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quarkus.virtual.threads.VirtualThreads;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;

/**
 * Keeps young what the forge has told of the repositories that are read; of those that nobody reads it is asked nothing. However many
 * read at once, one question is on its way, and one that came to nothing is not repeated for a while.
 */
@ApplicationScoped
class Refreshing {
    private static final Logger LOG = Logger.getLogger(Refreshing.class);

    /** A reader waits so long for the forge. */
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    /** So long the forge is left alone about a repository of which it has told nothing. */
    private static final Duration PAUSE = Duration.ofSeconds(30);

    private static final int MOST = 10_000;

    private final AskForge forge;
    private final ExecutorService threads;
    private final Cache<Long, CompletableFuture<Boolean>> asking =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(PAUSE).build();

    Refreshing(AskForge forge, @VirtualThreads ExecutorService threads) {
        this.forge = forge;
        this.threads = threads;
    }

    void told(@Observes(during = TransactionPhase.AFTER_SUCCESS) VisibilityTold told) {
        asking.invalidate(told.id());
    }

    /** Has the forge asked about it. Never waits. */
    CompletableFuture<Boolean> ask(VisibilityRows.Row row) {
        return asking.get(row.id(), _ -> CompletableFuture.supplyAsync(() -> isTold(row), threads));
    }

    /** Whether the forge has told, as long as a reader may wait for it. */
    boolean isTold(CompletableFuture<Boolean> asked) {
        try {
            return asked.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException tooLong) {
            return false;
        } catch (ExecutionException failure) {
            throw new IllegalStateException("asking the forge failed: " + failure.getCause(), failure);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private boolean isTold(VisibilityRows.Row row) {
        try {
            return forge.ask(row).isZero();
        } catch (IOException | RuntimeException silence) {
            LOG.infof("The forge does not say who may see %s now: %s", row.name(), silence.toString());
            return false;
        }
    }
}
