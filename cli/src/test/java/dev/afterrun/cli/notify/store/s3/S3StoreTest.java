package dev.afterrun.cli.notify.store.s3;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.cli.server.Http;
import dev.afterrun.cli.server.Retry;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

final class S3StoreTest {
    private static final Instant NOW = Instant.parse("2026-11-21T09:00:00Z");

    @Test
    void linksLastSevenDaysWhereFilesStayLonger() {
        // Given
        var store = store(30);

        // Then
        assertThat(store.linksUntil()).isEqualTo("2026-11-28T09:00:00Z");
        assertThat(store.link("a/b.txt"))
                .asString()
                .contains("/bucket/afterrun/30-days/a/b.txt?", "X-Amz-Expires=604800");
    }

    @Test
    void linksEndWithTheFiles() {
        // Given
        var store = store(2);

        // Then
        assertThat(store.linksUntil()).isEqualTo("2026-11-23T09:00:00Z");
        assertThat(store.link("a/b.txt"))
                .asString()
                .contains("/bucket/afterrun/2-days/a/b.txt?", "X-Amz-Expires=172800");
    }

    private static S3Store store(int days) {
        var settings = new S3Settings(URI.create("https://s3.example.org"), "key", "secret", "bucket", days);
        return new S3Store(settings, Http.withoutToken(Retry.none()), Clock.fixed(NOW, ZoneOffset.UTC));
    }
}
