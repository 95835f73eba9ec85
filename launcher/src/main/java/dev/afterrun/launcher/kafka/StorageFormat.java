package dev.afterrun.launcher.kafka;

import dev.afterrun.launcher.directory.OwnerOnly;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import org.apache.kafka.metadata.storage.Formatter;

/** Makes an empty directory one that a KRaft node starts on; a formatted one stays as it is. */
final class StorageFormat {
    private StorageFormat() {}

    static void apply(BrokerSettings settings) throws IOException {
        OwnerOnly.directory(settings.directory());
        if (Files.exists(settings.directory().resolve("meta.properties"))) {
            return;
        }
        try {
            new Formatter()
                    .setClusterId(settings.clusterId())
                    .setNodeId(settings.node().id())
                    .setControllerListenerName(BrokerSettings.CONTROLLER_LISTENER)
                    .addDirectory(settings.directory().toString())
                    .setMetadataLogDirectory(settings.directory().toString())
                    .setIgnoreFormatted(true)
                    .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                    .run();
        } catch (IOException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException("the directory " + settings.directory() + " cannot be formatted for Kafka", e);
        }
    }
}
