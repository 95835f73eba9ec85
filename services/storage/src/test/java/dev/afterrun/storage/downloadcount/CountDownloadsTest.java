package dev.afterrun.storage.downloadcount;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.contracts.Digest;
import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.storage.downloadcount.CountDownloads.Content;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CountDownloadsTest {
    private static final RepositoryName REPOSITORY = new RepositoryName("Acme", "Rocket");
    private static final Digest FILE = digest("a file");
    private static final Content COUNTED = new Content("acme/rocket", FILE);

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final CountDownloads counts = new CountDownloads(meters);

    @Test
    void downloadsOfOneContentAreOneCount() {
        // Given
        counts.downloaded(REPOSITORY, FILE);
        counts.downloaded(new RepositoryName("acme", "rocket"), FILE);

        // When
        var taken = counts.take();

        // Then
        assertThat(taken).isEqualTo(Map.of(COUNTED, 2L));
        assertThat(counts.take()).isEmpty();
    }

    @Test
    void whatIsGivenBackIsCountedWithWhatCameMeanwhile() {
        // Given
        counts.downloaded(REPOSITORY, FILE);
        var taken = counts.take();
        counts.downloaded(REPOSITORY, FILE);

        // When
        counts.giveBack(taken.entrySet());

        // Then
        assertThat(counts.take()).isEqualTo(Map.of(COUNTED, 2L));
    }

    @Test
    void moreContentsThanTheLimitAreNotCountedAndThatIsSeen() {
        // Given
        for (var number = 0; number < CountDownloads.MOST; number++) {
            counts.downloaded(REPOSITORY, digest("file " + number));
        }

        // When
        counts.downloaded(REPOSITORY, digest("one more"));
        counts.downloaded(REPOSITORY, digest("file 0"));

        // Then
        assertThat(counts.take())
                .hasSize(CountDownloads.MOST)
                .containsEntry(new Content("acme/rocket", digest("file 0")), 2L);
        assertThat(meters.counter("afterrun.downloads.uncounted").count()).isEqualTo(1);
    }

    private static Digest digest(String content) {
        return Digest.of(content.getBytes(StandardCharsets.UTF_8));
    }
}
