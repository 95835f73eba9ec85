package dev.afterrun.storage.persisted.generation;

import java.util.Optional;

/**
 * Why a name is invalidated.
 *
 * @param by who asks
 * @param command the one of a comment that is carried out: carried out once more, it invalidates nothing that was saved since
 */
public record Cause(String by, Optional<String> reason, Optional<Long> command) {}
