package dev.afterrun.contracts.auditlog;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Optional;

/**
 * A row of the audit log.
 *
 * @param position where it is in the log: acts that were committed later have higher ones, some of which are left out
 * @param at when it was done, by the database's clock, shortly before its commit
 * @param forge and {@code tenant}: whose it was, where it concerned one repository
 * @param tenant the forge's own id of the repository, or its name where that was not known
 * @param repository as it was called then
 * @param subject what it was done to: {@code pointer latest}, {@code pin 7}, {@code pull request 12}
 * @param detail what became of that: a commit, a time
 * @param times how often; more than one of refused attempts alone
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record LoggedAct(
        long position,
        Instant at,
        Act act,
        ActOutcome outcome,
        LoggedActor by,
        Optional<String> forge,
        Optional<String> tenant,
        Optional<String> repository,
        String subject,
        Optional<String> detail,
        long times) {}
