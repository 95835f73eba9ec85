package dev.afterrun.storage.signin.http;

import dev.afterrun.http.identity.signin.Person;
import java.util.Optional;

/**
 * Who opens a page, as its head says it.
 *
 * @param person who has signed in
 * @param signIn where whoever has not can; empty where nobody can
 */
public record Visitor(Optional<Person> person, Optional<String> signIn) {
    /** Somebody where nobody signs in. */
    static final Visitor ANYBODY = new Visitor(Optional.empty(), Optional.empty());
}
