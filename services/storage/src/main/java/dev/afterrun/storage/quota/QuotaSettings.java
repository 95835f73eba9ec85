package dev.afterrun.storage.quota;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** How much may be stored. What is not set has no bound. */
@ConfigMapping(prefix = "afterrun.quota")
public interface QuotaSettings {
    /** What one repository may have. */
    Bounds repository();

    /** What all repositories of one account may have together. */
    Bounds account();

    /** Bounds of one kind. */
    interface Bounds {
        /** Bytes above which people are warned. */
        Optional<Long> softBytes();

        /** Files above which people are warned. */
        Optional<Long> softFiles();

        /** Bytes that no upload may pass; above them the oldest files of pull requests go. */
        Optional<Long> hardBytes();

        /** Files that no upload may pass; above them the oldest files of pull requests go. */
        Optional<Long> hardFiles();
    }
}
