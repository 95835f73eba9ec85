package dev.afterrun.storage.auditlog;

import dev.afterrun.contracts.auditlog.ActorKind;
import dev.afterrun.http.origin.Origin;
import java.util.Optional;

/**
 * Whose act it is.
 *
 * @param name the token's subject, or the name at the forge
 * @param issuer of the token, or the forge
 * @param run whose token it is
 * @param cause what may be carried out again, such as a command: its acts are told once
 */
public record Author(
        ActorKind kind,
        String name,
        Optional<String> issuer,
        Optional<String> run,
        Origin origin,
        Optional<String> cause) {
    /** Of whom there are too many to tell them apart. */
    Author amongOthers() {
        return new Author(kind, "others", Optional.empty(), Optional.empty(), Origin.NOWHERE, Optional.empty());
    }
}
