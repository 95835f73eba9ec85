package dev.afterrun.http.identity.signin;

import java.util.Optional;

/** Who opens a page. */
public sealed interface Visit {
    /** Nobody that we know. */
    record Nobody() implements Visit {}

    /** Somebody whose session is over; the browser may forget it. */
    record Over() implements Visit {}

    /** Somebody who has signed in. */
    record Here(Person person) implements Visit {}

    /** The same, whose session has another text from now on. */
    record Renewed(Person person, String session) implements Visit {}

    /** Who has signed in, where somebody has. */
    default Optional<Person> someone() {
        return switch (this) {
            case Nobody _, Over _ -> Optional.empty();
            case Here(var person) -> Optional.of(person);
            case Renewed renewed -> Optional.of(renewed.person());
        };
    }
}
