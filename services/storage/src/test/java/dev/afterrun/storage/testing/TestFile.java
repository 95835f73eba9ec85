package dev.afterrun.storage.testing;

import dev.afterrun.contracts.ArtifactPath;
import dev.afterrun.contracts.Digest;
import dev.afterrun.contracts.ManifestEntry;
import java.nio.charset.StandardCharsets;

/** A file as a job has it on its disk. */
public record TestFile(String path, String text) {
    /** A file that holds this text. */
    public static TestFile of(String path, String text) {
        return new TestFile(path, text);
    }

    /** Its bytes. */
    public byte[] content() {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** The name of its bytes. */
    public Digest sha256() {
        return Digest.of(content());
    }

    /** Its line in a manifest. */
    public ManifestEntry entry() {
        return new ManifestEntry(new ArtifactPath(path), sha256(), content().length, false);
    }
}
