package dev.afterrun.contracts.upload;

import dev.afterrun.contracts.ArtifactPath;
import java.util.List;

/**
 * Files of a session that are not taken, and are not in its manifest; the others are published without them.
 *
 * @param why in one sentence, with what to do
 */
public record LeftOut(List<ArtifactPath> files, String why) {
    public LeftOut {
        files = List.copyOf(files);
    }
}
