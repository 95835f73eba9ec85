package dev.afterrun.contracts.auditlog;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Optional;

/**
 * Who acted, and from where. What cannot be shown is replaced, and what is very long is cut.
 *
 * @param name the subject of their token, or their name at the forge
 * @param issuer of their token; of a user of the forge, the forge
 * @param run of the job whose token it was, where that tells
 * @param address of IP that the request came from; empty where no request came, as with comments
 * @param trace of the request, as W3C Trace Context has it, where the client sent one: its word
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record LoggedActor(
        ActorKind kind,
        String name,
        Optional<String> issuer,
        Optional<String> run,
        Optional<String> address,
        Optional<String> trace) {}
