package dev.afterrun.contracts.pin;

import java.util.List;

/** The pins of a repository that hold now, what ends first before the others. */
public record PinList(List<PinnedFiles> pins) {
    /** Lists are never null, whatever the JSON left out. */
    public PinList {
        pins = pins == null ? List.of() : List.copyOf(pins);
    }
}
