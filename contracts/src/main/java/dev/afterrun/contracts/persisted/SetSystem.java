package dev.afterrun.contracts.persisted;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * The system that a set was made on.
 *
 * @param architecture as Java calls it: {@code amd64}, {@code aarch64}
 */
public record SetSystem(OperatingSystem os, String architecture) {

    /** Systems whose files differ in more than their names. */
    public enum OperatingSystem {
        @JsonProperty("linux")
        LINUX,
        @JsonProperty("macos")
        MACOS,
        @JsonProperty("windows")
        WINDOWS
    }
}
