package dev.afterrun.storage.command;

import dev.afterrun.contracts.event.Actor;
import dev.afterrun.forge.Person;
import dev.afterrun.storage.catalog.Repository;
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
    Person person() {
        return new Person(by.login(), by.id());
    }
}
