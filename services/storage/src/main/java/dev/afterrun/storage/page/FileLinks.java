package dev.afterrun.storage.page;

import java.util.Optional;

/**
 * Where a file leads that can be read.
 *
 * @param address exactly these bytes: the one that people pass on, or one of some minutes where not everybody reads them
 * @param save where it is saved though browsers would show it; empty where the address does that
 * @param lines where it is shown line by line, where it is called as text is
 */
public record FileLinks(String address, Optional<String> save, Optional<String> lines) {}
