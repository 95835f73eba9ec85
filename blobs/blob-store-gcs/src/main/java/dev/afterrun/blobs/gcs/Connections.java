package dev.afterrun.blobs.gcs;

import com.google.api.gax.retrying.RetrySettings;
import com.google.auth.Credentials;
import com.google.auth.oauth2.GoogleCredentials;
import com.google.auth.oauth2.ServiceAccountCredentials;
import com.google.cloud.NoCredentials;
import com.google.cloud.http.HttpTransportOptions;
import com.google.cloud.storage.HttpStorageOptions;
import com.google.cloud.storage.StorageOptions;
import com.google.cloud.storage.StorageRetryStrategy;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;

/** Makes the SDK's client as {@link GcsSettings} describe it. */
final class Connections {
    /** With growing pauses between them: 503 and the like are gone by then, or the caller hears of it. */
    static final int TRIES = 4;

    /** Before the second try; doubled before each further one. */
    static final Duration FIRST_PAUSE = Duration.ofMillis(200);

    private Connections() {}

    static HttpStorageOptions options(GcsSettings settings) throws IOException {
        var patience = Math.toIntExact(settings.patience().toMillis());
        var options = StorageOptions.http()
                .setCredentials(credentials(settings))
                // Only whoever makes or lists buckets is asked for a project.
                .setProjectId("afterrun")
                .setTransportOptions(HttpTransportOptions.newBuilder()
                        .setConnectTimeout(patience)
                        .setReadTimeout(patience)
                        .build())
                // Names are used once and objects carry their writer's mark, so that every request may be tried again.
                .setStorageRetryStrategy(StorageRetryStrategy.getUniformStorageRetryStrategy())
                .setRetrySettings(RetrySettings.newBuilder()
                        .setMaxAttempts(TRIES)
                        .setInitialRetryDelayDuration(FIRST_PAUSE)
                        .setRetryDelayMultiplier(2)
                        .setMaxRetryDelayDuration(FIRST_PAUSE.multipliedBy(8))
                        .setTotalTimeoutDuration(settings.patience().multipliedBy(2 * TRIES))
                        .build());
        settings.endpoint().ifPresent(address -> options.setHost(address.toString()));
        return options.build();
    }

    /** Where the store is, without a slash at its end. */
    static String address(HttpStorageOptions options) {
        return options.getResolvedApiaryHost("storage").replaceAll("/+$", "");
    }

    private static Credentials credentials(GcsSettings settings) throws IOException {
        if (settings.keyFile().isPresent()) {
            try (var key = Files.newInputStream(settings.keyFile().get())) {
                return ServiceAccountCredentials.fromStream(key);
            }
        }
        return settings.endpoint().isPresent()
                ? NoCredentials.getInstance()
                : GoogleCredentials.getApplicationDefault();
    }
}
