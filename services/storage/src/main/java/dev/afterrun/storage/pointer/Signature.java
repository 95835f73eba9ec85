package dev.afterrun.storage.pointer;

import java.util.Optional;

/** Who moves a pointer, and why. */
public record Signature(String by, Optional<String> reason) {
    /** Of moves that a pointer's own rule makes. */
    static Signature ofRule(String branch) {
        return new Signature("afterrun", Optional.of("it follows " + branch));
    }
}
