package dev.afterrun.cli.options;

import java.util.Optional;

/** One place where settings are looked up. */
@FunctionalInterface
public interface SettingSource {
    /** What this place says, if anything. */
    Optional<Found> find(Setting setting);
}
