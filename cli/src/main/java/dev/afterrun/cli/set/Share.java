package dev.afterrun.cli.set;

import dev.afterrun.contracts.ByteSize;
import java.util.Locale;

/** Bytes that travelled, and which share of a set they are. */
public record Share(long travelled, long whole) {

    /** {@code 3.2 MB, 0.8% of it}. */
    @Override
    public String toString() {
        return whole == 0
                ? new ByteSize(travelled).rounded()
                : new ByteSize(travelled).rounded()
                        + String.format(Locale.ROOT, ", %.1f%% of it", 100.0 * travelled / whole);
    }
}
