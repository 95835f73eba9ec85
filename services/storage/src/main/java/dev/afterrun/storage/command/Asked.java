package dev.afterrun.storage.command;

import dev.afterrun.contracts.event.Actor;
import dev.afterrun.forge.Person;
import dev.afterrun.storage.auditlog.Author;
import dev.afterrun.storage.auditlog.Authors;
import dev.afterrun.storage.catalog.Repository;
import dev.afterrun.storage.switching.Asker;
import java.time.Instant;
import java.util.Optional;

/**
 * Something that waits to be done.
 *
 * @param comment the forge's id of the comment that asks; empty where a label does
 * @param said the lines that are commands
 * @param at when it came
 */
record Asked(long seq, Repository repository, int number, Optional<Long> comment, Actor by, String said, Instant at) {
    /** For the audit log, which tells of it once, though it may be carried out twice. */
    Author author() {
        return Authors.ofCommand(repository, by, seq);
    }

    /** What it is about, for the audit log. */
    String subject() {
        return "pull request " + number;
    }

    Asker asker() {
        return new Asker(by, author());
    }

    Person person() {
        return new Person(by.login(), by.id());
    }
}
