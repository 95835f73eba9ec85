package dev.afterrun.storage.download.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.benmanes.caffeine.cache.Ticker;
import dev.afterrun.blobs.ObjectKey;
import dev.afterrun.blobs.ObjectSlice;
import dev.afterrun.contracts.ArtifactPath;
import dev.afterrun.contracts.Digest;
import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.storage.blob.Place;
import dev.afterrun.storage.catalog.FilesChanged;
import dev.afterrun.storage.download.Address;
import dev.afterrun.storage.download.Finding;
import dev.afterrun.storage.download.FoundFile;
import dev.afterrun.storage.download.Ref.CommitRef;
import dev.afterrun.storage.download.http.Lookup.Answer;
import dev.afterrun.storage.download.http.Lookup.Not;
import dev.afterrun.storage.download.http.Lookup.Ready;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HotFilesTest {
    private static final RepositoryName REPOSITORY = RepositoryName.parse("acme/widgets");
    private static final String PATH = "/acme/widgets/run-1/a.txt";

    /** One thread, so that whatever follows a look is done before anything else is. */
    private final ExecutorService threads = Executors.newSingleThreadExecutor();

    private final AtomicLong nanos = new AtomicLong();
    private final HotFiles hotFiles = new HotFiles(threads, (Ticker) nanos::get);
    private final AtomicInteger looks = new AtomicInteger();

    @AfterEach
    void end() {
        threads.shutdownNow();
    }

    @Test
    void foundFileIsLookedUpOnceASecond() {
        // Given
        hotFiles.find(PATH, this::found).join();
        answersArePutAway();
        hotFiles.find(PATH, this::found).join();

        // When
        nanos.addAndGet(Duration.ofMillis(1_001).toNanos());
        hotFiles.find(PATH, this::found).join();

        // Then
        assertThat(looks).hasValue(2);
    }

    @Test
    void whatIsNotThereIsNeverRemembered() {
        // Given
        hotFiles.find(PATH, this::nothing).join();
        answersArePutAway();

        // When
        hotFiles.find(PATH, this::nothing).join();

        // Then
        assertThat(looks).hasValue(2);
        assertThat(hotFiles.remembered(PATH)).isEmpty();
    }

    @Test
    void changeOfTheRepositoryIsSeenAtOnceAndOfAnotherIsNot() {
        // Given
        hotFiles.find(PATH, this::found).join();

        // When
        hotFiles.filesChanged(new FilesChanged(RepositoryName.parse("acme/other")));
        var afterOther = hotFiles.remembered(PATH);
        hotFiles.filesChanged(new FilesChanged(RepositoryName.parse("Acme/Widgets")));
        var afterOwn = hotFiles.remembered(PATH);

        // Then
        assertThat(afterOther).isPresent();
        assertThat(afterOwn).isEmpty();
    }

    @Test
    void whatWasLookedUpAcrossAChangeIsNotRemembered() {
        // Given
        var changed = new CountDownLatch(1);
        var answer = hotFiles.find(PATH, path -> {
            await(changed);
            return found(path);
        });

        // When
        hotFiles.filesChanged(new FilesChanged(REPOSITORY));
        changed.countDown();
        answer.join();

        // Then
        assertThat(hotFiles.remembered(PATH)).isEmpty();
    }

    /** Which the thread does that looked: until then whoever asks shares the answer, however old it is. */
    private void answersArePutAway() {
        CompletableFuture.runAsync(() -> {}, threads).join();
    }

    private Answer found(String rawPath) {
        looks.incrementAndGet();
        var file = new FoundFile(
                new ArtifactPath("a.txt"),
                Digest.of(new byte[0]),
                0,
                Instant.EPOCH,
                new Place("files", new ObjectSlice(new ObjectKey("a"), 0, 0)));
        return new Ready(Serving.of(
                new Address.InRef(REPOSITORY, new CommitRef("a".repeat(40)), file.path()),
                file,
                new Bytes.Remote(),
                Manner.SAVED));
    }

    private Answer nothing(String rawPath) {
        looks.incrementAndGet();
        return new Not(new Finding.Nothing());
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
