package dev.afterrun.storage.persisted.generation;

import dev.afterrun.storage.auditlog.Author;
import java.util.Optional;

/**
 * Why a name is invalidated.
 *
 * @param by who asks, for the set's own history
 * @param author the same, for the audit log
 * @param command the one of a comment that is carried out: carried out once more, it invalidates nothing that was saved since
 */
public record Cause(String by, Author author, Optional<String> reason, Optional<Long> command) {}
