package dev.afterrun.storage.switching;

import dev.afterrun.contracts.event.Actor;
import dev.afterrun.storage.auditlog.Author;

/**
 * Who asks for uploads.
 *
 * @param actor for whoever reads the comment
 * @param author for the audit log
 */
public record Asker(Actor actor, Author author) {}
