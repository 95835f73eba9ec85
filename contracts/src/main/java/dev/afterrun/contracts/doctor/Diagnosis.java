package dev.afterrun.contracts.doctor;

import java.util.List;

/**
 * The answer to {@code POST /v1/doctor}: what a service found when it looked at what it lives on.
 *
 * @param service that looked
 * @param findings at least one of each check, in the order of the checks
 */
public record Diagnosis(String service, List<Finding> findings) {
    public Diagnosis {
        findings = findings == null ? List.of() : List.copyOf(findings);
    }
}
