package dev.afterrun.contracts.identity;

import dev.afterrun.contracts.TrustLevel;
import dev.afterrun.contracts.auditlog.ActorKind;
import java.util.List;

/**
 * The answer to {@code GET /v1/caller}.
 *
 * @param name as histories and the audit log have it
 * @param trust that what it publishes has
 * @param may what it may do at all, to some repository or to the installation, such as {@code publish} and {@code operate}
 */
public record WhoCalls(String name, ActorKind kind, TrustLevel trust, List<String> may) {
    public WhoCalls {
        may = may == null ? List.of() : List.copyOf(may);
    }
}
